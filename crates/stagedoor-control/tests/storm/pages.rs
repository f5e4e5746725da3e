//! Every list that has pages, read while it changes: what is there from beginning to end is shown exactly once.

use stagedoor_control::publish::Location;
use stagedoor_wire::Service;

use super::Plane;

/// Lists that have a position and do not change as others do.
const FIXED: [&str; 4] = ["GetGatewayResponses", "GetSdkTypes", "GetTags", "GetUsage"];

/// A list: its operation, its path, how an item is made (`№` is a number), what names it, and how it is deleted.
struct List {
    operation: &'static str,
    path: String,
    create: String,
    member: &'static str,
    delete: String,
}

fn lists(plane: &Plane) -> Vec<List> {
    let api = plane.must(r#"POST /restapis {"name": "a"}"#);
    let (api, root) = (api["id"].as_str().expect("an id"), api["rootResourceId"].as_str().expect("an id"));
    plane.must(&format!(r#"PUT /restapis/{api}/resources/{root}/methods/GET {{"authorizationType": "NONE"}}"#));
    plane.must(&format!(r#"PUT /restapis/{api}/resources/{root}/methods/GET/integration {{"type": "MOCK"}}"#));
    let plan = plane.id(r#"POST /usageplans {"name": "a"}"#, "id");
    let keys: Vec<String> = (0..20).map(|_| plane.id("POST /apikeys {}", "id")).collect();
    let domain = |name: &str| {
        format!(
            r#"{{"domainName": "{name}.example.com", "endpointConfiguration": {{"types": ["REGIONAL"]}}, "regionalCertificateArn": "arn:aws:acm:us-east-1:000000000000:certificate/a"}}"#
        )
    };
    plane.must(&format!("POST /domainnames {}", domain("mapped")));
    let private = plane.id(
        r#"POST /domainnames {"domainName": "p.example.com", "endpointConfiguration": {"types": ["PRIVATE"]}, "certificateArn": "arn:aws:acm:us-east-1:000000000000:certificate/a"}"#,
        "domainNameArn",
    );
    let lambda = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:f/invocations";
    let list = |operation, path: &str, create: String, member, delete: &str| List {
        operation,
        path: path.to_owned(),
        create,
        member,
        delete: delete.to_owned(),
    };
    // Lists of an API: their path, and the body of an item.
    let of_api = |operation, part: &str, body: String, member| {
        let path = format!("/restapis/{api}/{part}");
        List { operation, create: format!("POST {path} {body}"), delete: format!("{path}/*"), path, member }
    };
    let mut lists = vec![
        list("GetRestApis", "/restapis", r#"POST /restapis {"name": "№"}"#.to_owned(), "id", "/restapis/*"),
        list("GetApiKeys", "/apikeys", r#"POST /apikeys {"name": "№"}"#.to_owned(), "id", "/apikeys/*"),
        list("GetUsagePlans", "/usageplans", r#"POST /usageplans {"name": "№"}"#.to_owned(), "id", "/usageplans/*"),
        list("GetClientCertificates", "/clientcertificates", "POST /clientcertificates {}".to_owned(), "clientCertificateId", "/clientcertificates/*"),
        list("GetVpcLinks", "/vpclinks", r#"POST /vpclinks {"name": "№", "targetArns": ["arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/net/a/1"]}"#.to_owned(), "id", "/vpclinks/*"),
        list("GetDomainNames", "/domainnames", format!("POST /domainnames {}", domain("n№")), "domainName", "/domainnames/*"),
        list("GetBasePathMappings", "/domainnames/mapped.example.com/basepathmappings", format!(r#"POST /domainnames/mapped.example.com/basepathmappings {{"basePath": "b№", "restApiId": "{api}"}}"#), "basePath", "/domainnames/mapped.example.com/basepathmappings/*"),
        list("GetDomainNameAccessAssociations", "/domainnameaccessassociations", format!(r#"POST /domainnameaccessassociations {{"domainNameArn": "{private}", "accessAssociationSource": "vpce-0№", "accessAssociationSourceType": "VPCE"}}"#), "domainNameAccessAssociationArn", "/domainnameaccessassociations/*"),
        of_api("GetAuthorizers", "authorizers", format!(r#"{{"name": "n№", "type": "TOKEN", "authorizerUri": "{lambda}", "identitySource": "method.request.header.A"}}"#), "id"),
        of_api("GetRequestValidators", "requestvalidators", r#"{"name": "n№"}"#.to_owned(), "id"),
        of_api("GetModels", "models", r#"{"name": "n№", "contentType": "application/json", "schema": "{}"}"#.to_owned(), "name"),
        of_api("GetDeployments", "deployments", "{}".to_owned(), "id"),
        of_api("GetDocumentationParts", "documentation/parts", r#"{"location": {"type": "MODEL", "name": "n№"}, "properties": "{}"}"#.to_owned(), "id"),
        of_api("GetDocumentationVersions", "documentation/versions", r#"{"documentationVersion": "v№"}"#.to_owned(), "version"),
    ];
    lists.push(List {
        operation: "GetResources",
        path: format!("/restapis/{api}/resources"),
        create: format!(r#"POST /restapis/{api}/resources/{root} {{"pathPart": "n№"}}"#),
        member: "id",
        delete: format!("/restapis/{api}/resources/*"),
    });
    lists.push(List {
        operation: "GetUsagePlanKeys",
        path: format!("/usageplans/{plan}/keys"),
        create: format!(r#"POST /usageplans/{plan}/keys {{"keyId": "@{}", "keyType": "API_KEY"}}"#, keys.join("|")),
        member: "id",
        delete: format!("/usageplans/{plan}/keys/*"),
    });
    lists
}

impl List {
    fn create(&self, plane: &Plane, number: usize) -> String {
        // Numbers sort in another order than they are made in.
        let mut request = self.create.replace('№', &format!("{:03}", number * 7 % 100));
        if let Some((before, rest)) = request.split_once('@') {
            let (keys, after) = rest.split_once('"').expect("an end");
            request = format!("{before}{}\"{after}", keys.split('|').nth(number).expect("a key"));
        }
        plane.id(&request, self.member)
    }

    fn delete(&self, plane: &Plane, name: &str) {
        let encoded = name.replace(':', "%3A").replace('/', "%2F");
        plane.must(&format!("DELETE {}", self.delete.replace('*', &encoded)));
    }
}

#[test]
fn pages_stay_whole_while_lists_change() {
    let plane = Plane::start(&Location::Memory);
    let lists = lists(&plane);
    let paged = stagedoor_wire::operations().filter(|operation| {
        let has_position = operation.input.members.iter().any(|member| member.wire_name == "position");
        operation.service == Service::ApiGateway && operation.name.starts_with("Get") && has_position
    });
    for operation in paged {
        let covered = FIXED.contains(&operation.name) || lists.iter().any(|list| list.operation == operation.name);
        assert!(covered, "{} is not in this test", operation.name);
    }
    for list in &lists {
        let mut staying: Vec<String> = (0..8).map(|number| list.create(&plane, number)).collect();
        let (mut seen, mut position, mut number, mut pages) = (Vec::new(), String::new(), 8, 0);
        loop {
            let separator = if position.is_empty() { "" } else { "&position=" };
            let page = plane.must(&format!("GET {}?limit=2{separator}{position}", list.path));
            let items = page["item"].as_array().cloned().unwrap_or_default();
            assert!(items.len() <= 2, "{}: {page}", list.operation);
            let names: Vec<String> =
                items.iter().filter_map(|item| item[list.member].as_str().map(str::to_owned)).collect();
            seen.extend(names.clone());
            pages += 1;
            assert!(pages < 100, "{}: {seen:?}", list.operation);
            let Some(next) = page["position"].as_str() else { break };
            position = next.to_owned();
            // One that was shown goes, the very last one among them; one not shown yet goes; and one is made.
            if let Some(shown) = names.iter().rev().find(|name| staying.contains(name)).cloned() {
                list.delete(&plane, &shown);
                staying.retain(|name| *name != shown);
            }
            if pages == 2
                && let Some(waiting) = staying.iter().find(|name| !seen.contains(name)).cloned()
            {
                list.delete(&plane, &waiting);
                staying.retain(|name| *name != waiting);
            }
            if number < 12 {
                list.create(&plane, number);
                number += 1;
            }
        }
        for name in &staying {
            let times = seen.iter().filter(|seen| *seen == name).count();
            assert_eq!(times, 1, "{}: {name} in {seen:?}", list.operation);
        }
        let mut once = seen.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), seen.len(), "{}: {seen:?}", list.operation);
        let wrong = plane.ask("GET", &format!("{}?position=%25", list.path), b"");
        assert_eq!(
            (wrong.0, wrong.1["message"].as_str()),
            (400, Some("Invalid position parameter")),
            "{}",
            list.operation
        );
    }
    plane.end();
}
