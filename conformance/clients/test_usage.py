"""API keys, usage plans, quotas and throttles as callers meet them, and what GetUsage and UpdateUsage say of them.

Buckets here fill so slowly that no test ever sees a token come back.
"""

import datetime
import os
import signal
import time

import pytest

from conftest import Server, client_for
from requests_raw import call

FORBIDDEN = (403, '{"message":"Forbidden"}')
THROTTLED = (429, '{"message":"Too Many Requests"}')
USED_UP = (429, '{"message":"Limit Exceeded"}')
SLOW = 0.001
KEPT_IN_SECONDS = 5


class Shop:
    """An API with `/open`, and with `/a` and `/b` that ask for a key, deployed to the stage `dev`."""

    def __init__(self, endpoint):
        self.endpoint, self.apigateway = endpoint, client_for(endpoint)
        api = self.apigateway.create_rest_api(name="shop")
        self.api_id = api["id"]
        for part, keyed in [("open", False), ("a", True), ("b", True)]:
            resource = self.apigateway.create_resource(
                restApiId=self.api_id, parentId=api["rootResourceId"], pathPart=part)
            method = {"restApiId": self.api_id, "resourceId": resource["id"], "httpMethod": "GET"}
            self.apigateway.put_method(authorizationType="NONE", apiKeyRequired=keyed, **method)
            self.apigateway.put_method_response(statusCode="200", **method)
            self.apigateway.put_integration(
                type="MOCK", requestTemplates={"application/json": '{"statusCode": 200}'}, **method)
            self.apigateway.put_integration_response(
                statusCode="200", responseTemplates={"application/json": "$context.identity.apiKeyId"}, **method)
        self.apigateway.create_deployment(restApiId=self.api_id, stageName="dev")

    def key(self, name, plan=None, enabled=True):
        key = self.apigateway.create_api_key(name=name, enabled=enabled)
        if plan:
            self.apigateway.create_usage_plan_key(usagePlanId=plan["id"], keyId=key["id"], keyType="API_KEY")
        return key

    def plan(self, throttle_of_methods=None, **settings):
        stage = {"apiId": self.api_id, "stage": "dev", "throttle": throttle_of_methods or {}}
        return self.apigateway.create_usage_plan(name="plan", apiStages=[stage], **settings)

    def get(self, path, key=None):
        headers = {"x-api-key": key["value"]} if key else {}
        answer = call(self.endpoint, f"/dev{path}", headers=headers, host=f"{self.api_id}.execute-api.localhost")
        return answer.status, answer.text

    def admitted(self, path, key, times):
        answers = [self.get(path, key) for _ in range(times)]
        assert set(answers) <= {(200, key["id"] if key and path != "/open" else ""), THROTTLED, USED_UP}
        return sum(status == 200 for status, _ in answers)

    def usage(self, plan, key):
        """Used and remaining of today."""
        today = datetime.datetime.now(datetime.timezone.utc).date().isoformat()
        usage = self.apigateway.get_usage(usagePlanId=plan["id"], keyId=key["id"], startDate=today, endDate=today)
        return usage["items"][key["id"]][-1]


@pytest.fixture
def shop(endpoint):
    return Shop(endpoint)


def patch(path, value):
    return [{"op": "replace", "path": path, "value": value}]


def test_a_key_opens_what_its_plan_holds(shop):
    plan = shop.plan()
    good, off, alone = shop.key("good", plan), shop.key("off", plan, enabled=False), shop.key("alone")
    assert shop.get("/a", good) == (200, good["id"])
    assert shop.get("/open") == shop.get("/open", off) == (200, "")
    assert shop.get("/a") == shop.get("/a", off) == shop.get("/a", alone) == FORBIDDEN
    assert shop.get("/a", {"value": good["value"][:-1]}) == FORBIDDEN
    shop.apigateway.update_api_key(apiKey=off["id"], patchOperations=patch("/enabled", "true"))
    assert shop.get("/a", off) == (200, off["id"])
    shop.apigateway.update_usage_plan(
        usagePlanId=plan["id"],
        patchOperations=[{"op": "remove", "path": "/apiStages", "value": f"{shop.api_id}:dev"}])
    assert shop.get("/a", good) == FORBIDDEN
    shop.apigateway.update_usage_plan(
        usagePlanId=plan["id"], patchOperations=[{"op": "add", "path": "/apiStages", "value": f"{shop.api_id}:dev"}])
    shop.apigateway.delete_usage_plan_key(usagePlanId=plan["id"], keyId=off["id"])
    assert (shop.get("/a", good)[0], shop.get("/a", off)) == (200, FORBIDDEN)
    shop.apigateway.delete_api_key(apiKey=good["id"])
    assert shop.get("/a", good) == FORBIDDEN


def test_throttles_of_plan_method_and_stage(shop):
    plan = shop.plan(
        throttle={"rateLimit": SLOW, "burstLimit": 3},
        throttle_of_methods={"/b/GET": {"rateLimit": SLOW, "burstLimit": 1}})
    one, two = shop.key("one", plan), shop.key("two", plan)
    assert [shop.admitted("/a", one, 5), shop.admitted("/b", one, 3), shop.admitted("/a", two, 5)] == [3, 1, 3]
    assert shop.admitted("/open", None, 5) == 5
    # What is used up stays so, whatever changes.
    shop.apigateway.update_usage_plan(usagePlanId=plan["id"], patchOperations=patch("/description", "a change"))
    shop.apigateway.create_deployment(restApiId=shop.api_id, stageName="dev")
    assert shop.admitted("/a", one, 2) == 0
    # The stage's own throttle holds for methods without a key too; its bucket is one for all callers.
    for setting, value in [("burstLimit", "2"), ("rateLimit", str(SLOW))]:
        shop.apigateway.update_stage(
            restApiId=shop.api_id, stageName="dev", patchOperations=patch(f"/~1open/GET/throttling/{setting}", value))
    assert shop.admitted("/open", None, 5) == 2
    shop.apigateway.update_stage(
        restApiId=shop.api_id, stageName="dev", patchOperations=patch("/*/*/throttling/burstLimit", "0"))
    assert shop.admitted("/b", two, 3) == 0


def test_a_quota_ends_and_is_shown_and_extended(shop):
    plan = shop.plan(quota={"limit": 3, "period": "MONTH"}, throttle={"rateLimit": SLOW, "burstLimit": 6})
    one, two = shop.key("one", plan), shop.key("two", plan)
    assert [shop.admitted("/a", one, 5), shop.admitted("/b", one, 1), shop.admitted("/b", two, 1)] == [3, 0, 1]
    assert shop.get("/a", one) == USED_UP
    assert [shop.usage(plan, one), shop.usage(plan, two)] == [[3, 0], [1, 2]]
    shop.apigateway.update_usage(
        usagePlanId=plan["id"], keyId=one["id"], patchOperations=patch("/remaining", "2"))
    assert shop.usage(plan, one) == [3, 2]
    assert shop.admitted("/a", one, 5) == 2
    assert shop.usage(plan, one) == [5, 0]
    # What a throttle refuses costs nothing: one token is left, of six.
    shop.apigateway.update_usage(
        usagePlanId=plan["id"], keyId=one["id"], patchOperations=patch("/remaining", "9"))
    assert shop.admitted("/a", one, 5) == 1
    assert shop.get("/a", one) == THROTTLED
    assert shop.usage(plan, one) == [6, 8]


@pytest.mark.skipif(bool(os.environ.get("STAGEDOOR_TEST_ENDPOINT")), reason="needs a server of its own")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_counts_outlive_the_server(tmp_path, how):
    server = Server(tmp_path).start()
    shop = Shop(server.endpoint)
    plan = shop.plan(quota={"limit": 4, "period": "MONTH"})
    key, gone = shop.key("one", plan), shop.key("gone", plan)
    assert [shop.admitted("/a", key, 3), shop.admitted("/a", gone, 4)] == [3, 4]
    # A key that leaves its plan and comes back begins anew.
    shop.apigateway.delete_usage_plan_key(usagePlanId=plan["id"], keyId=gone["id"])
    shop.apigateway.create_usage_plan_key(usagePlanId=plan["id"], keyId=gone["id"], keyType="API_KEY")
    if how == signal.SIGKILL:
        # A kill may cost a second; without it the server keeps all.
        time.sleep(KEPT_IN_SECONDS)
    server.stop(how)
    server.start()
    assert [shop.usage(plan, key), shop.usage(plan, gone)] == [[3, 1], [0, 4]]
    assert [shop.admitted("/a", key, 3), shop.admitted("/a", gone, 1)] == [1, 1]
    assert shop.usage(plan, key) == [4, 0]
    server.stop()
