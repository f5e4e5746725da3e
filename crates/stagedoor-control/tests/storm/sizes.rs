//! How long it takes to make a resource in an API that has many: not longer and longer.

use std::time::{Duration, Instant};

use stagedoor_control::publish::Location;

use super::Plane;

#[test]
fn resources_of_a_large_api() {
    let most = std::env::var("STAGEDOOR_RESOURCES").ok().and_then(|most| most.parse().ok()).unwrap_or(600);
    let plane = Plane::start(&Location::Memory);
    let api = plane.must(r#"POST /restapis {"name": "large"}"#);
    let (api, root) = (api["id"].as_str().expect("an id"), api["rootResourceId"].as_str().expect("an id"));
    let mut parent = root.to_owned();
    let (mut at, mut creating, mut putting) = (0, Duration::ZERO, Duration::ZERO);
    for number in 1..=most {
        // Trees have branches: ten children a node.
        let started = Instant::now();
        let id = plane.id(&format!(r#"POST /restapis/{api}/resources/{parent} {{"pathPart": "p{number}"}}"#), "id");
        creating += started.elapsed();
        let started = Instant::now();
        plane.must(&format!(r#"PUT /restapis/{api}/resources/{id}/methods/GET {{"authorizationType": "NONE"}}"#));
        putting += started.elapsed();
        if number % 10 == 0 {
            parent = if number % 50 == 0 { root.to_owned() } else { id };
        }
        if number == 300 || number == most {
            let micros = |time: Duration| time.as_micros() / (number - at) as u128;
            println!(
                "resources {} to {number}: CreateResource {} µs, PutMethod {} µs each",
                at + 1,
                micros(creating),
                micros(putting)
            );
            (at, creating, putting) = (number, Duration::ZERO, Duration::ZERO);
        }
    }
    let started = Instant::now();
    let mut seen = 0;
    let mut position = String::new();
    loop {
        let page = plane.must(&format!("GET /restapis/{api}/resources?limit=500&position={position}"));
        seen += page["item"].as_array().map_or(0, Vec::len);
        match page["position"].as_str() {
            Some(next) => position = next.to_owned(),
            None => break,
        }
    }
    println!("{seen} resources listed in {} ms", started.elapsed().as_millis());
    assert_eq!(seen, most + 1);
    plane.end();
}
