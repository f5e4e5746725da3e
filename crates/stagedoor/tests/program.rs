//! The program as people run it: commands, exit codes, what is printed, what is answered.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// Nothing here may take longer.
const PATIENCE: Duration = Duration::from_secs(20);

/// A folder of a test, removed at its end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("stagedoor-program-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.0.join(name), text).expect("written");
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn program(folder: &Folder, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_stagedoor"));
    command.args(arguments).current_dir(&folder.0).stdin(Stdio::null());
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("STAGEDOOR_")) {
        command.env_remove(name);
    }
    command.env("XDG_DATA_HOME", folder.0.join("data-home"));
    command
}

fn run(folder: &Folder, arguments: &[&str]) -> (i32, String, String) {
    let Output { status, stdout, stderr } = program(folder, arguments).output().expect("the program starts");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (status.code().expect("an exit code"), text(stdout), text(stderr))
}

/// The program while it serves; what it prints on both outputs arrives line by line.
struct Server {
    child: Child,
    lines: Receiver<String>,
    seen: Vec<String>,
    address: String,
}

impl Server {
    /// Starts it and waits until it is ready.
    fn start(folder: &Folder, arguments: &[&str]) -> Self {
        let mut child =
            program(folder, arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("starts");
        let (sender, lines) = channel();
        let outputs: [Box<dyn Read + Send>; 2] =
            [Box::new(child.stdout.take().expect("piped")), Box::new(child.stderr.take().expect("piped"))];
        for output in outputs {
            let sender = sender.clone();
            std::thread::spawn(move || {
                for line in BufReader::new(output).lines().map_while(Result::ok) {
                    let _ = sender.send(line);
                }
            });
        }
        let mut server = Self { child, lines, seen: Vec::new(), address: String::new() };
        server.wait_for("Ready.");
        let address = server.seen.iter().find_map(|line| {
            let start = line.find("http://127.0.0.1:")? + "http://".len();
            Some(line[start..].split(['/', ' ', ',']).next()?.to_owned())
        });
        server.address = address.unwrap_or_else(|| panic!("no address was printed: {:?}", server.seen));
        server
    }

    /// Waits for a line that contains `text`, and gives it.
    fn wait_for(&mut self, text: &str) -> String {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.lines.recv_timeout(left) {
                Ok(line) => self.seen.push(line.clone()),
                Err(_) => panic!("no line with {text:?} came; there were: {:#?}", self.seen),
            }
            if let Some(line) = self.seen.last().filter(|line| line.contains(text)) {
                return line.clone();
            }
        }
    }

    /// One request; status, headers and body as they came.
    fn ask(&self, head: &str) -> (u16, String) {
        let mut socket = TcpStream::connect(&self.address).expect("connects");
        socket.set_read_timeout(Some(PATIENCE)).expect("a timeout");
        let (line, headers) = head.split_once('\n').unwrap_or((head, ""));
        let headers: String = headers.lines().map(|header| format!("{header}\r\n")).collect();
        let host = if headers.contains("Host:") { String::new() } else { format!("Host: {}\r\n", self.address) };
        write!(socket, "{line} HTTP/1.1\r\n{host}{headers}Content-Length: 0\r\nConnection: close\r\n\r\n")
            .expect("sent");
        let mut answer = String::new();
        socket.read_to_string(&mut answer).expect("an answer");
        let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default();
        (status, answer)
    }

    fn signal(&self, name: &str) {
        let killed = Command::new("kill").args([&format!("-{name}"), &self.child.id().to_string()]).status();
        assert!(killed.expect("kill runs").success());
    }

    /// Ends it as an operator would; the exit code.
    fn stop(mut self) -> i32 {
        self.signal("TERM");
        self.child.wait().expect("ends").code().expect("an exit code")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn help_has_examples_and_wrong_usage_is_2() {
    let folder = Folder::new();
    let (code, text, _) = run(&folder, &["--help"]);
    assert_eq!(code, 0);
    for command in ["up", "serve", "check", "explain", "vtl", "doctor", "config"] {
        assert!(text.contains(&format!("\n  {command} ")), "{text}");
        let (code, help, _) = run(&folder, &[command, "--help"]);
        assert_eq!(code, 0, "{command}");
        assert!(help.contains("Usage: stagedoor"), "{help}");
    }
    assert_eq!(run(&folder, &["--nonsense"]).0, 2);
    assert_eq!(run(&folder, &["serve", "--nonsense"]).0, 2);
    assert_eq!(run(&folder, &[]).0, 2);
}

#[test]
fn settings_come_from_flag_environment_file_default_in_this_order() {
    let folder = Folder::new();
    folder.write("stagedoor.toml", "workers = 3\nephemeral = true\ndata-dir = 'here'\nlog-level = 'info'\n");
    let output = program(&folder, &["config", "--workers", "5"])
        .env("STAGEDOOR_LOG_LEVEL", "debug")
        .env("STAGEDOOR_NONSENSE", "1")
        .output()
        .expect("runs");
    let text = String::from_utf8_lossy(&output.stdout);
    let row = |name: &str| {
        let line = text.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("no {name}: {text}"));
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(row("workers"), "workers 5 --workers");
    assert_eq!(row("ephemeral"), "ephemeral true stagedoor.toml:2");
    assert_eq!(row("data-dir"), "data-dir here stagedoor.toml:3");
    assert_eq!(row("log-level"), "log-level debug STAGEDOOR_LOG_LEVEL");
    assert_eq!(row("dev"), "dev false default");
    assert!(String::from_utf8_lossy(&output.stderr).contains("STAGEDOOR_NONSENSE is not a setting"));
}

#[test]
fn settings_that_are_wrong_say_where_and_what() {
    let folder = Folder::new();
    let check = |file: &str, arguments: &[&str], expected: &str| {
        folder.write("stagedoor.toml", file);
        let (code, _, text) = run(&folder, arguments);
        assert_eq!(code, 2, "{text}");
        assert!(text.contains(expected), "{text}");
    };
    check("\nlisten-on = '1'", &["serve"], "stagedoor.toml:2: unknown key `listen-on`");
    check("listen = 'x'", &["serve"], "stagedoor.toml:1: listen: `x` is not an address: write it as");
    check("", &["serve", "--workers", "0"], "--workers: `0` is not a whole number from 1");
    check("", &["serve", "--listen", "0.0.0.0:0"], "--insecure-open");
    check("", &["serve", "--config", "missing.toml"], "there is no such settings file");
    check("", &["serve", "--ephemeral", "--tls-cert", "c.pem"], "--tls-key");
    for at_aws in ["lambda=aws", "aws"] {
        let keys = "secret-access-key under [aws-credentials] in stagedoor.toml";
        check("", &["serve", "--ephemeral", "--endpoint-url", at_aws], keys);
        check(&format!("endpoint-url = '{at_aws}'"), &["serve", "--ephemeral"], at_aws);
    }
    check("", &["up"], "Usage: stagedoor up");
    check("", &["up", "missing.yaml"], "missing.yaml: there is no such file");
    check("", &["up", "a.yaml", "--backend", "localhost"], "http://localhost:3000");
}

#[test]
fn serve_answers_our_paths_and_ends_on_a_signal() {
    let folder = Folder::new();
    let server = Server::start(&folder, &["serve", "--ephemeral", "--listen", "127.0.0.1:0"]);
    let check = |head: &str, status: u16, expected: &str| {
        let (found, text) = server.ask(head);
        assert!(found == status && text.contains(expected), "{head}: {text}");
    };
    check("GET /_stagedoor/health", 200, "\"ready\":true");
    check("GET /_stagedoor/metrics", 200, "# TYPE");
    check("GET /_stagedoor/requests/none", 404, "message");
    check("GET /_stagedoor/nonsense", 404, "/_stagedoor/health");
    check("DELETE /_stagedoor/health", 405, "GET, HEAD");
    check("GET /_stagedoor/reset", 405, "POST");
    check("POST /_stagedoor/reset", 200, "deleted");
    check("GET /_localstack/health", 200, "\"apigateway\":\"running\"");
    check("GET /_localstack/info", 200, "\"is_license_activated\":false");
    check("GET /_localstack/init", 200, "\"completed\"");
    check("GET /_localstack/init/ready", 200, "\"scripts\":[]");
    check("GET /_localstack/init/nonsense", 404, "shutdown");
    assert_eq!(server.stop(), 0);
}

#[test]
fn a_port_or_a_folder_in_use_is_named() {
    let folder = Folder::new();
    let server = Server::start(&folder, &["serve", "--listen", "127.0.0.1:0", "--data-dir", "store"]);
    let (code, _, text) = run(&folder, &["serve", "--ephemeral", "--listen", &server.address]);
    assert_eq!(code, 1, "{text}");
    assert!(text.contains(&format!("{} is in use", server.address)), "{text}");
    let (code, _, text) = run(&folder, &["serve", "--listen", "127.0.0.1:0", "--data-dir", "store"]);
    assert_eq!(code, 1, "{text}");
    assert!(text.contains("another Stagedoor uses the data directory"), "{text}");
    let (status, _) = server.ask("POST /_stagedoor/reset");
    assert_eq!(status, 403);
    assert_eq!(server.stop(), 0);
    let (code, text, _) = run(&folder, &["doctor", "--data-dir", "store"]);
    assert!(code == 0 && text.contains("sound"), "{text}");
}

#[test]
fn requests_for_neighbours_are_passed_on_where_a_setting_says() {
    let folder = Folder::new();
    let neighbour = TcpListener::bind("127.0.0.1:0").expect("a port");
    let lambda = format!("lambda=http://{}/base", neighbour.local_addr().expect("an address"));
    let received = std::thread::spawn(move || {
        let (mut socket, _) = neighbour.accept().expect("a connection");
        let mut head = String::new();
        let mut reader = BufReader::new(socket.try_clone().expect("a clone"));
        while !head.ends_with("\r\n\r\n") && reader.read_line(&mut head).expect("a line") > 0 {}
        socket.write_all(b"HTTP/1.1 201 Made\r\nX-Neighbour: yes\r\nContent-Length: 5\r\n\r\nhello").expect("sent");
        head
    });
    let arguments = [
        "serve",
        "--ephemeral",
        "--listen",
        "127.0.0.1:0",
        "--endpoint-url",
        &lambda,
        "--endpoint-url",
        "sqs=http://127.0.0.1:1",
    ];
    let server = Server::start(&folder, &arguments);
    let signed = |service: &str| {
        let scope = format!("Credential=test/20260101/us-east-1/{service}/aws4_request");
        format!(
            "GET /2015-03-31/functions?a=b\nAuthorization: AWS4-HMAC-SHA256 {scope}, SignedHeaders=host, Signature=0"
        )
    };
    let (status, text) = server.ask(&signed("lambda"));
    assert!(status == 201 && text.contains("X-Neighbour: yes") && text.ends_with("hello"), "{text}");
    let head = received.join().expect("received");
    assert!(
        head.starts_with("GET /base/2015-03-31/functions?a=b HTTP/1.1\r\n") && head.contains("Credential=test"),
        "{head}"
    );
    let (status, text) = server.ask(&signed("sqs"));
    assert!(status == 503 && text.contains("sqs at 127.0.0.1:1 gave no answer"), "{text}");
    let (status, text) = server.ask(&signed("sns"));
    assert!(status == 501 && text.contains("--endpoint-url sns=URL"), "{text}");
}

const PETS: &str = "\
openapi: 3.0.3
info: {title: Pets, version: '1'}
paths:
  /pets/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        '200':
          description: a pet
          content:
            application/json:
              example: {name: Rex}
";

#[test]
fn vpc_links_lead_where_the_settings_file_says_and_follow_its_edits() {
    let folder = Folder::new();
    let backend = |text: &'static str| {
        let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has ports");
        let address = listener.local_addr().expect("it is bound");
        std::thread::spawn(move || {
            for socket in listener.incoming() {
                let Ok(mut socket) = socket else { return };
                let _ = socket.read(&mut [0; 4096]);
                let _ = write!(socket, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 3\r\n\r\n{text}");
            }
        });
        address
    };
    let (one, two) = (backend("one"), backend("two"));
    folder.write(
        "a.yaml",
        "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths:\n  /a:\n    get:\n      x-amazon-apigateway-integration:\n        \
         {type: http_proxy, httpMethod: GET, uri: 'http://inside.example/', connectionType: VPC_LINK, connectionId: abc123}\n",
    );
    folder.write("stagedoor.toml", "");
    let mut server = Server::start(&folder, &["up", "a.yaml", "--listen", "127.0.0.1:0"]);
    assert_eq!(server.ask("GET /a").0, 500);
    folder.write("stagedoor.toml", &format!("[vpc-links]\nabc123 = '{one}'\n"));
    server.wait_for("[vpc-links] changed");
    assert!(server.ask("GET /a").1.ends_with("\r\n\r\none"));
    folder.write("stagedoor.toml", &format!("[vpc-links]\nabc123 = ['{two}', '{two}'] # moved\n"));
    server.wait_for("[vpc-links] changed");
    assert!(server.ask("GET /a").1.ends_with("\r\n\r\ntwo"));
    folder.write("stagedoor.toml", "[vpc-links]\nabc123 = 'nowhere'\n");
    server.wait_for("`nowhere` is not HOST:PORT");
    assert!(server.ask("GET /a").1.ends_with("\r\n\r\ntwo"));
    assert_eq!(server.stop(), 0);
}

#[test]
fn up_serves_a_document_and_follows_its_edits() {
    let folder = Folder::new();
    folder.write("pets.yaml", PETS);
    let mut server = Server::start(&folder, &["up", "pets.yaml", "--mock", "--listen", "127.0.0.1:0"]);
    let route = format!("http://{}/pets/{{id}}", server.address);
    assert!(server.seen.iter().any(|line| line.contains("GET") && line.contains(&route)), "{:#?}", server.seen);
    let (status, text) = server.ask("GET /pets/7");
    assert!(status == 200 && text.contains("Rex"), "{text}");

    folder.write("pets.yaml", &PETS.replace("Rex", "Bello"));
    server.wait_for("deployed");
    let (status, text) = server.ask("GET /pets/7");
    assert!(status == 200 && text.contains("Bello"), "{text}");

    folder.write("pets.yaml", &PETS.replace("paths:", "paths: ["));
    server.wait_for("pets.yaml:");
    server.wait_for("last good deployment");
    let (status, text) = server.ask("GET /pets/7");
    assert!(status == 200 && text.contains("Bello"), "{text}");

    folder.write("pets.yaml", PETS);
    server.wait_for("deployed");
    let (status, text) = server.ask("GET /pets/7");
    assert!(status == 200 && text.contains("Rex"), "{text}");
    assert_eq!(server.stop(), 0);
}

#[test]
fn up_answers_from_the_document_unless_there_is_a_backend() {
    let folder = Folder::new();
    folder.write("pets.yaml", PETS);
    let server = Server::start(&folder, &["up", "pets.yaml", "--listen", "127.0.0.1:0"]);
    assert!(server.seen.iter().any(|line| line.contains("--backend URL")), "{:#?}", server.seen);
    let (status, text) = server.ask("GET /pets/7");
    assert!(status == 200 && text.contains("Rex"), "{text}");
}

#[test]
fn explain_tells_the_story_of_a_request() {
    let folder = Folder::new();
    folder.write("pets.yaml", PETS);
    let server = Server::start(&folder, &["up", "pets.yaml", "--mock", "--listen", "127.0.0.1:0"]);
    let (_, answer) = server.ask("GET /pets/7");
    let id = answer
        .lines()
        .find_map(|line| line.to_ascii_lowercase().strip_prefix("x-amzn-requestid: ").map(str::to_owned))
        .unwrap_or_else(|| panic!("no request id: {answer}"));
    let endpoint = format!("http://{}", server.address);
    let (code, text, problem) = run(&folder, &["explain", &id, "--endpoint", &endpoint]);
    assert!(code == 0 && text.contains("/pets/{id}"), "{text}{problem}");
    let (code, _, text) = run(&folder, &["explain", "0", "--endpoint", &endpoint]);
    assert!(code == 1 && text.contains("no such request"), "{text}");
    let (code, _, text) = run(&folder, &["explain", "a/b"]);
    assert!(code == 2 && text.contains("is no request id"), "{text}");
}

#[test]
fn check_reports_with_its_exit_code() {
    let folder = Folder::new();
    folder.write("good.yaml", PETS);
    let (code, text, _) = run(&folder, &["check", "good.yaml", "--mock"]);
    assert!(code == 0 && text.contains("1 operation imported"), "{text}");
    folder.write("bad.yaml", "openapi: 3.0.3\npaths: [");
    let (code, text, _) = run(&folder, &["check", "bad.yaml"]);
    assert!(code == 1 && text.contains("bad.yaml:2:"), "{text}");
    assert_eq!(run(&folder, &["check", "missing.yaml"]).0, 2);
}

#[test]
fn vtl_renders_a_template() {
    let folder = Folder::new();
    folder.write("t.vtl", "Hello $input.path('$.name') from $stageVariables.city");
    folder.write("body.json", r#"{"name": "Ada"}"#);
    let (code, text, problem) =
        run(&folder, &["vtl", "t.vtl", "--body", "body.json", "--stage-variable", "city=Paris"]);
    assert_eq!((code, text.as_str()), (0, "Hello Ada from Paris"), "{problem}");
    folder.write("t.vtl", "#if(");
    let (code, _, text) = run(&folder, &["vtl", "t.vtl"]);
    assert!(code == 1 && text.contains("t.vtl:1:"), "{text}");
}
