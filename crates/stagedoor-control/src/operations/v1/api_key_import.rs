//! ImportApiKeys: API keys from a CSV file. A row that cannot be taken is a warning; warnings fail the whole import only
//! when the caller says so, and then nothing of it is done.

use std::collections::HashMap;

use indexmap::IndexSet;
use stagedoor_wire::apigateway::{ApiKey, ApiKeyIds, ImportApiKeysRequest};
use stagedoor_wire::{Timestamp, WireError};

use super::{api_key, usage_plan_key};
use crate::entity;
use crate::operations::Changing;
use crate::store::Kind;

/// Characters of a value in a file. AWS: more than elsewhere (documented).
const SHORTEST_VALUE: usize = 30;
/// Warnings that an answer shows.
const SHOWN_WARNINGS: usize = 100;

const COLUMNS: [&str; 5] = ["name", "key", "description", "enabled", "usageplanids"];

/// A row of the file; what is not given is empty.
struct Row<'r> {
    name: &'r str,
    value: &'r str,
    description: &'r str,
    enabled: &'r str,
    usage_plan_ids: &'r str,
}

pub fn import_api_keys(call: &mut Changing<'_, '_>, input: ImportApiKeysRequest) -> Result<ApiKeyIds, WireError> {
    let body = input.body.unwrap_or_default();
    let mut reader = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(&*body);
    let columns = columns(&mut reader)?;
    let mut ids = IndexSet::new();
    let mut warnings = Warnings::default();
    for (index, record) in reader.records().enumerate() {
        // The first line is the header.
        let line = index + 2;
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                warnings.add(line, &format!("cannot be read: {}", reason(&error)));
                continue;
            }
        };
        let cell = |column: &str| columns.get(column).and_then(|at| record.get(*at)).unwrap_or_default();
        let row = Row {
            name: cell("name"),
            value: cell("key"),
            description: cell("description"),
            enabled: cell("enabled"),
            usage_plan_ids: cell("usageplanids"),
        };
        match import(call, &row, index) {
            Ok((id, refused)) => {
                refused.iter().for_each(|refusal| warnings.add(line, &refusal.message));
                ids.insert(id);
            }
            Err(error) if error.status < 429 => warnings.add(line, &error.message),
            Err(error) => return Err(error),
        }
    }
    let warnings = warnings.shown();
    if input.fail_on_warnings == Some(true) && !warnings.is_empty() {
        // UNVERIFIED: the words; those of ImportRestApi.
        return Err(WireError::bad_request(format!("Warnings found during import:\n\t{}", warnings.join("\n\t"))));
    }
    Ok(ApiKeyIds {
        ids: Some(ids.into_iter().collect()),
        warnings: Some(warnings).filter(|warnings| !warnings.is_empty()),
    })
}

/// Where each column that we know stands: names count in any case and order, others are passed over.
fn columns(reader: &mut csv::Reader<&[u8]>) -> Result<HashMap<&'static str, usize>, WireError> {
    // UNVERIFIED: the words of all of these.
    let refused = |reason: String| WireError::bad_request(format!("Invalid API Key file specified: {reason}"));
    let header = reader.headers().map_err(|error| refused(format!("line 1 cannot be read: {}", reason(&error))))?;
    let mut columns = HashMap::new();
    for (at, name) in header.iter().enumerate() {
        let name = name.trim_start_matches('\u{feff}').to_ascii_lowercase();
        if let Some(known) = COLUMNS.into_iter().find(|known| *known == name) {
            columns.entry(known).or_insert(at);
        }
    }
    match ["name", "key"].into_iter().find(|required| !columns.contains_key(required)) {
        Some(missing) => Err(refused(format!("the column '{missing}' is missing"))),
        None => Ok(columns),
    }
}

/// Why a line cannot be read. The reader's own words could hold a part of the line, and with it of a value.
fn reason(error: &csv::Error) -> &'static str {
    match error.kind() {
        csv::ErrorKind::Utf8 { .. } => "it is not UTF-8",
        _ => "it is not CSV",
    }
}

/// Takes a row: makes the key, or changes the one that has its value, and puts it into its plans. Plans that cannot have
/// it are told beside its id.
fn import(call: &mut Changing<'_, '_>, row: &Row<'_>, place: usize) -> Result<(String, Vec<WireError>), WireError> {
    if row.name.is_empty() {
        return Err(WireError::bad_request("API Key name must be non-empty"));
    }
    if row.value.chars().count() < SHORTEST_VALUE {
        return Err(WireError::bad_request(format!("API Key value should be at least {SHORTEST_VALUE} characters")));
    }
    let known = api_key::id_of_value(call, row.value);
    let now = Timestamp::from_seconds(call.clock.now().seconds());
    let before: Option<ApiKey> =
        known.as_deref().and_then(|id| entity::load(&*call.change, call.caller, Kind::ApiKey, id));
    let is_new = before.is_none();
    let mut key = before.unwrap_or_else(|| ApiKey {
        value: Some(row.value.to_owned()),
        created_date: Some(now),
        stage_keys: Some(Vec::new()),
        ..ApiKey::default()
    });
    key.name = Some(row.name.to_owned());
    key.description = Some(row.description.to_owned()).filter(|description| !description.is_empty());
    // AWS: enabled unless the file says otherwise (documented).
    key.enabled = Some(row.enabled.is_empty() || row.enabled.eq_ignore_ascii_case("true"));
    key.last_updated_date = Some(now);
    let stages = key.stage_keys.clone().unwrap_or_default();
    api_key::check(call, &key, &stages)?;
    let id = if is_new {
        api_key::create(call, key, place)?.id.unwrap_or_default()
    } else {
        let id = known.unwrap_or_default();
        entity::save(call, Kind::ApiKey, &id, &key);
        id
    };
    let mut refused = Vec::new();
    for plan_id in row.usage_plan_ids.split(',').map(str::trim).filter(|plan_id| !plan_id.is_empty()) {
        let membership = call.caller.document(Kind::UsagePlanKey, format!("{plan_id}/{id}"));
        // A key that is in the plan already stays there: importing a file again is no error.
        if crate::store::Documents::get(&*call.change, &membership).is_none()
            && let Err(error) = usage_plan_key::create(call, plan_id, &id, place)
        {
            refused.push(error);
        }
    }
    Ok((id, refused))
}

/// What is said of rows: the first so many, and how many more there are.
#[derive(Default)]
struct Warnings {
    shown: Vec<String>,
    more: usize,
}

impl Warnings {
    fn add(&mut self, line: usize, text: &str) {
        if self.shown.len() < SHOWN_WARNINGS {
            self.shown.push(format!("Line {line}: {text}"));
        } else {
            self.more += 1;
        }
    }

    fn shown(mut self) -> Vec<String> {
        if self.more > 0 {
            self.shown.push(format!("{} more", self.more));
        }
        self.shown
    }
}
