//! The account's own settings: one document for each account and region.

use stagedoor_wire::WireError;
use stagedoor_wire::apigateway::{Account, GetAccountRequest, ThrottleSettings, UpdateAccountRequest};

use crate::entity;
use crate::operations::{Caller, Changing, Reading};
use crate::patch::{self, tables};
use crate::store::{Documents, Kind};

/// The document's id: there is one of the kind.
const ID: &str = "";

/// What is stored, with what is the same for every account.
fn account(documents: &impl Documents, caller: &Caller) -> Account {
    let stored: Account = entity::load(documents, caller, Kind::Account, ID).unwrap_or_default();
    Account {
        cloudwatch_role_arn: stored.cloudwatch_role_arn,
        // UNVERIFIED: the values of a new account.
        throttle_settings: Some(ThrottleSettings { burst_limit: Some(5000), rate_limit: Some(10_000.0) }),
        features: Some(vec!["UsagePlans".to_owned()]),
        api_key_version: Some("4".to_owned()),
    }
}

pub fn get_account(call: &Reading<'_>, _: GetAccountRequest) -> Result<Account, WireError> {
    Ok(account(call.snapshot, call.caller))
}

pub fn update_account(call: &mut Changing<'_, '_>, input: UpdateAccountRequest) -> Result<Account, WireError> {
    let before = account(&*call.change, call.caller);
    let after = patch::apply(&tables::ACCOUNT, &before, input.patch_operations.as_deref())?;
    let role = after.cloudwatch_role_arn.as_deref();
    // DIFFERENCE: the role itself is not looked at: nothing assumes it here.
    if role.is_some_and(|role| !(role.starts_with("arn:") && role.contains(":iam::"))) {
        return Err(WireError::bad_request(
            "The role ARN does not have required permissions configured. Please grant trust permission for API \
             Gateway and add the required role policy.",
        ));
    }
    let stored = Account { cloudwatch_role_arn: after.cloudwatch_role_arn.clone(), ..Account::default() };
    entity::save(call, Kind::Account, ID, &stored);
    Ok(after)
}
