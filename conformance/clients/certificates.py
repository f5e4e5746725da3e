"""Authorities, certificates and keys for tests, as files."""

import datetime
import ipaddress

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID


class Certificate:
    """A certificate with its key: `pem` and `key` are paths, `both` is a file with the two."""

    def __init__(self, folder, name, issuer=None, hosts=(), authority=False, days=(-1, 30), kind="ec", subject=None):
        now = datetime.datetime.now(datetime.timezone.utc)
        self.private_key = (
            rsa.generate_private_key(65537, 2048) if kind == "rsa" else ec.generate_private_key(ec.SECP256R1()))
        self.name = x509.Name(subject or [x509.NameAttribute(NameOID.COMMON_NAME, name)])
        builder = (
            x509.CertificateBuilder()
            .subject_name(self.name)
            .issuer_name(issuer.name if issuer else self.name)
            .public_key(self.private_key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now + datetime.timedelta(days=days[0]))
            .not_valid_after(now + datetime.timedelta(days=days[1]))
            .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        )
        if hosts:
            builder = builder.add_extension(x509.SubjectAlternativeName([general_name(host) for host in hosts]), False)
        signer = issuer.private_key if issuer else self.private_key
        self.certificate = builder.sign(signer, hashes.SHA256())
        self.pem, self.key, self.both = (folder / f"{name}{end}" for end in (".pem", ".key", ".both.pem"))
        self.write()

    @property
    def pem_bytes(self):
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    @property
    def der(self):
        return self.certificate.public_bytes(serialization.Encoding.DER)

    @property
    def key_bytes(self):
        return self.private_key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())

    def write(self):
        self.pem.write_bytes(self.pem_bytes)
        self.key.write_bytes(self.key_bytes)
        self.both.write_bytes(self.pem_bytes + self.key_bytes)


def general_name(host):
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)
