//! Many clients at once: nobody is told of a conflict, and what they leave is consistent.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use stagedoor_control::publish::Location;

use super::Plane;

const CLIENTS: usize = 64;
const ROUNDS: usize = 2;

#[test]
fn sixty_four_clients() {
    let folder = std::env::temp_dir().join(format!("stagedoor-clients-{}", std::process::id()));
    let plane = Arc::new(Plane::start(&Location::DataDirectory(folder.clone())));
    let shared = plane.must(r#"POST /restapis {"name": "shared"}"#);
    let (shared, root) = (shared["id"].as_str().expect("an id"), shared["rootResourceId"].as_str().expect("an id"));
    plane.must(&format!(r#"PUT /restapis/{shared}/resources/{root}/methods/GET {{"authorizationType": "NONE"}}"#));
    plane.must(&format!(r#"PUT /restapis/{shared}/resources/{root}/methods/GET/integration {{"type": "MOCK"}}"#));
    let requests = AtomicUsize::new(0);
    let started = Instant::now();
    std::thread::scope(|scope| {
        for client in 0..CLIENTS {
            let (plane, requests) = (&plane, &requests);
            scope.spawn(move || {
                for round in 0..ROUNDS {
                    work(plane, shared, root, &format!("c{client}r{round}"), requests);
                }
            });
        }
    });
    let (count, seconds) = (requests.load(Ordering::Relaxed), started.elapsed().as_secs_f64());
    println!("{CLIENTS} clients: {count} requests in {seconds:.2} s, {:.0} a second", count as f64 / seconds);
    // What everybody deleted is gone, what nobody deleted is there.
    let resources = plane.must(&format!("GET /restapis/{shared}/resources?limit=500"));
    assert_eq!(resources["item"].as_array().map(Vec::len), Some(1));
    assert_eq!(plane.must(&format!("GET /restapis/{shared}/stages"))["item"].as_array().map(Vec::len), Some(0));
    assert_eq!(plane.must("GET /restapis?limit=500")["item"].as_array().map(Vec::len), Some(1));
    assert_eq!(plane.must("GET /apikeys?limit=500")["item"].as_array().map(Vec::len), Some(0));
    Arc::into_inner(plane).expect("the clients are gone").end();
    // And it is all on the disk.
    let plane = Plane::start(&Location::DataDirectory(folder.clone()));
    assert_eq!(plane.must("GET /restapis?limit=500")["item"].as_array().map(Vec::len), Some(1));
    plane.end();
    let _ = std::fs::remove_dir_all(folder);
}

/// Makes things in an API of its own and in the one that all share, and takes them away again.
fn work(plane: &Plane, shared: &str, root: &str, name: &str, requests: &AtomicUsize) {
    let counted = |request: String| {
        requests.fetch_add(1, Ordering::Relaxed);
        plane.must(&request)
    };
    let id = |request: String| {
        requests.fetch_add(1, Ordering::Relaxed);
        plane.id(&request, "id")
    };
    let api = counted(format!(r#"POST /restapis {{"name": "{name}"}}"#));
    let (api, own_root) = (api["id"].as_str().expect("an id"), api["rootResourceId"].as_str().expect("an id"));
    let first = id(format!(r#"POST /restapis/{shared}/resources/{root} {{"pathPart": "{name}"}}"#));
    let second = id(format!(r#"POST /restapis/{shared}/resources/{first} {{"pathPart": "{{id}}"}}"#));
    let own = id(format!(r#"POST /restapis/{api}/resources/{own_root} {{"pathPart": "a"}}"#));
    for (api, resource) in [(shared, &second), (api, &own)] {
        counted(format!(r#"PUT /restapis/{api}/resources/{resource}/methods/GET {{"authorizationType": "NONE"}}"#));
        counted(format!(r#"PUT /restapis/{api}/resources/{resource}/methods/GET/integration {{"type": "MOCK"}}"#));
    }
    let key = id(format!(r#"POST /apikeys {{"name": "{name}", "enabled": true}}"#));
    let plan = id(format!(r#"POST /usageplans {{"name": "{name}"}}"#));
    counted(format!(r#"POST /usageplans/{plan}/keys {{"keyId": "{key}", "keyType": "API_KEY"}}"#));
    id(format!(r#"POST /restapis/{api}/deployments {{"stageName": "s"}}"#));
    // Another client may be between a method and its integration, and then the shared API cannot be deployed.
    let (status, deployment) = plane.ask("POST", &format!("/restapis/{shared}/deployments"), b"{}");
    requests.fetch_add(1, Ordering::Relaxed);
    match deployment["id"].as_str() {
        Some(deployment) => {
            let stage = format!(r#"{{"stageName": "{name}", "deploymentId": "{deployment}"}}"#);
            counted(format!("POST /restapis/{shared}/stages {stage}"));
            let percent =
                r#"{"patchOperations": [{"op": "replace", "path": "/canarySettings/percentTraffic", "value": "5"}]}"#;
            counted(format!("PATCH /restapis/{shared}/stages/{name} {percent}"));
            counted(format!("DELETE /restapis/{shared}/stages/{name}"));
            counted(format!("DELETE /restapis/{shared}/deployments/{deployment}"));
        }
        None => assert_eq!((status, deployment["message"].as_str()), (400, Some("No integration defined for method"))),
    }
    counted(format!("DELETE /apikeys/{key}"));
    counted(format!("DELETE /usageplans/{plan}"));
    counted(format!("DELETE /restapis/{shared}/resources/{first}"));
    counted(format!("DELETE /restapis/{api}"));
}
