# Every `aws_api_gateway_*` resource that the provider has, with every argument it takes (test_terraform.py checks that
# and names those left out).
variable "word" { default = "first" }
variable "burst" { default = 100 }

locals {
  function    = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:300000000003:function:f/invocations"
  certificate = "arn:aws:acm:us-east-1:300000000003:certificate/fb1b9770-a305-495d-aefb-27e5e101ff3a"
  open = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = "*", Action = "execute-api:Invoke", Resource = "*" }]
  })
}

resource "aws_api_gateway_account" "own" {
  cloudwatch_role_arn = "arn:aws:iam::300000000003:role/logs"
}

resource "aws_api_gateway_rest_api" "shop" {
  name                         = "everything"
  description                  = "${var.word} words"
  binary_media_types           = ["image/png", "application/octet-stream"]
  api_key_source               = "HEADER"
  minimum_compression_size     = 1024
  disable_execute_api_endpoint = false
  endpoint_configuration {
    types = ["REGIONAL"]
  }
  tags = { team = var.word }
}

resource "aws_api_gateway_rest_api" "imported" {
  name = "imported"
  body = jsonencode({
    openapi = "3.0.1"
    info    = { title = "imported", version = "1" }
    paths = {
      "/a" = {
        get = {
          responses                       = { "200" = { description = var.word } }
          x-amazon-apigateway-integration = { type = "mock", requestTemplates = { "application/json" = "{\"statusCode\": 200}" } }
        }
      }
    }
  })
  parameters = { basepath = "ignore" }
}

resource "aws_api_gateway_rest_api" "private" {
  name = "private"
  endpoint_configuration {
    types            = ["PRIVATE"]
    vpc_endpoint_ids = ["vpce-0123456789abcdef0"]
  }
  policy = local.open
}

resource "aws_api_gateway_rest_api_policy" "imported" {
  rest_api_id = aws_api_gateway_rest_api.imported.id
  policy      = local.open
}

resource "aws_api_gateway_resource" "pets" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  parent_id   = aws_api_gateway_rest_api.shop.root_resource_id
  path_part   = var.word
}

resource "aws_api_gateway_resource" "pet" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  parent_id   = aws_api_gateway_resource.pets.id
  path_part   = "{petId}"
}

resource "aws_api_gateway_request_validator" "all" {
  rest_api_id                 = aws_api_gateway_rest_api.shop.id
  name                        = "all"
  validate_request_body       = true
  validate_request_parameters = var.word == "first"
}

resource "aws_api_gateway_model" "pet" {
  rest_api_id  = aws_api_gateway_rest_api.shop.id
  name         = "Pet"
  description  = "a ${var.word} pet"
  content_type = "application/json"
  schema       = jsonencode({ type = "object", properties = { name = { type = "string" } } })
}

resource "aws_api_gateway_authorizer" "token" {
  rest_api_id                      = aws_api_gateway_rest_api.shop.id
  name                             = "token-${var.word}"
  type                             = "TOKEN"
  authorizer_uri                   = local.function
  authorizer_credentials           = "arn:aws:iam::300000000003:role/authorize"
  authorizer_result_ttl_in_seconds = 60
  identity_source                  = "method.request.header.Authorization"
  identity_validation_expression   = "^Bearer .*$"
}

resource "aws_api_gateway_authorizer" "pool" {
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  name          = "pool"
  type          = "COGNITO_USER_POOLS"
  provider_arns = ["arn:aws:cognito-idp:us-east-1:300000000003:userpool/us-east-1_aWcZeQbuD"]
}

resource "aws_api_gateway_method" "pets" {
  rest_api_id          = aws_api_gateway_rest_api.shop.id
  resource_id          = aws_api_gateway_resource.pets.id
  http_method          = "POST"
  authorization        = "CUSTOM"
  authorizer_id        = aws_api_gateway_authorizer.token.id
  api_key_required     = true
  operation_name       = "${var.word}Pet"
  request_validator_id = aws_api_gateway_request_validator.all.id
  request_models       = { "application/json" = aws_api_gateway_model.pet.name }
  request_parameters   = { "method.request.querystring.limit" = false }
}

resource "aws_api_gateway_method" "pet" {
  rest_api_id          = aws_api_gateway_rest_api.shop.id
  resource_id          = aws_api_gateway_resource.pet.id
  http_method          = "GET"
  authorization        = "COGNITO_USER_POOLS"
  authorizer_id        = aws_api_gateway_authorizer.pool.id
  authorization_scopes = ["pets/${var.word}"]
  request_parameters   = { "method.request.path.petId" = true }
}

resource "aws_api_gateway_method" "open" {
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  resource_id   = aws_api_gateway_rest_api.shop.root_resource_id
  http_method   = "ANY"
  authorization = "NONE"
}

resource "aws_api_gateway_method_response" "pets" {
  rest_api_id         = aws_api_gateway_rest_api.shop.id
  resource_id         = aws_api_gateway_resource.pets.id
  http_method         = aws_api_gateway_method.pets.http_method
  status_code         = "200"
  response_models     = { "application/json" = aws_api_gateway_model.pet.name }
  response_parameters = { "method.response.header.X-Word" = true }
}

resource "aws_api_gateway_integration" "pets" {
  rest_api_id             = aws_api_gateway_rest_api.shop.id
  resource_id             = aws_api_gateway_resource.pets.id
  http_method             = aws_api_gateway_method.pets.http_method
  type                    = "HTTP"
  integration_http_method = "POST"
  uri                     = "${var.backend}/pets"
  credentials             = "arn:aws:iam::300000000003:role/call"
  passthrough_behavior    = "NEVER"
  content_handling        = "CONVERT_TO_TEXT"
  timeout_milliseconds    = 5000
  cache_key_parameters    = ["method.request.querystring.limit"]
  cache_namespace         = "pets"
  request_parameters      = { "integration.request.querystring.limit" = "method.request.querystring.limit" }
  request_templates       = { "application/json" = "$input.body" }
  tls_config {
    insecure_skip_verification = true
  }
}

resource "aws_api_gateway_integration_response" "pets" {
  rest_api_id         = aws_api_gateway_rest_api.shop.id
  resource_id         = aws_api_gateway_resource.pets.id
  http_method         = aws_api_gateway_method.pets.http_method
  status_code         = aws_api_gateway_method_response.pets.status_code
  selection_pattern   = "2\\d{2}"
  content_handling    = "CONVERT_TO_TEXT"
  response_parameters = { "method.response.header.X-Word" = "'${var.word}'" }
  response_templates  = { "application/json" = "$input.body" }
  depends_on          = [aws_api_gateway_integration.pets]
}

resource "aws_api_gateway_integration" "pet" {
  rest_api_id             = aws_api_gateway_rest_api.shop.id
  resource_id             = aws_api_gateway_resource.pet.id
  http_method             = aws_api_gateway_method.pet.http_method
  type                    = "HTTP_PROXY"
  integration_http_method = "GET"
  uri                     = "${var.backend}/pets/{petId}"
  connection_type         = "VPC_LINK"
  connection_id           = aws_api_gateway_vpc_link.balancer.id
  request_parameters      = { "integration.request.path.petId" = "method.request.path.petId" }
}

resource "aws_api_gateway_integration" "open" {
  rest_api_id       = aws_api_gateway_rest_api.shop.id
  resource_id       = aws_api_gateway_rest_api.shop.root_resource_id
  http_method       = aws_api_gateway_method.open.http_method
  type              = "MOCK"
  request_templates = { "application/json" = "{\"statusCode\": 200}" }
}

resource "aws_api_gateway_method_response" "open" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  resource_id = aws_api_gateway_rest_api.shop.root_resource_id
  http_method = aws_api_gateway_method.open.http_method
  status_code = "200"
}

resource "aws_api_gateway_integration_response" "open" {
  rest_api_id        = aws_api_gateway_rest_api.shop.id
  resource_id        = aws_api_gateway_rest_api.shop.root_resource_id
  http_method        = aws_api_gateway_method.open.http_method
  status_code        = aws_api_gateway_method_response.open.status_code
  response_templates = { "application/json" = "$stageVariables.word" }
  depends_on         = [aws_api_gateway_integration.open]
}

resource "aws_api_gateway_gateway_response" "missing" {
  rest_api_id         = aws_api_gateway_rest_api.shop.id
  response_type       = "MISSING_AUTHENTICATION_TOKEN"
  status_code         = "404"
  response_parameters = { "gatewayresponse.header.X-Word" = "'${var.word}'" }
  response_templates  = { "application/json" = "{\"message\": $context.error.messageString}" }
}

resource "aws_api_gateway_documentation_part" "api" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  properties  = jsonencode({ description = "the ${var.word} shop" })
  location {
    type = "API"
  }
}

resource "aws_api_gateway_documentation_part" "header" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  properties  = jsonencode({ description = "a header" })
  location {
    type        = "RESPONSE_HEADER"
    path        = "/pets"
    method      = "GET"
    status_code = "200"
    name        = "X-Word"
  }
}

resource "aws_api_gateway_documentation_version" "one" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  version     = "one"
  description = "the ${var.word} version"
  depends_on  = [aws_api_gateway_documentation_part.api]
}

resource "aws_api_gateway_client_certificate" "stage" {
  description = "of the ${var.word} stage"
  tags        = { team = "shop" }
}

resource "aws_api_gateway_deployment" "shop" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  description = "the deployment"
  triggers    = { once = "1" }
  depends_on = [
    aws_api_gateway_integration_response.pets, aws_api_gateway_integration.pet, aws_api_gateway_integration_response.open,
    aws_api_gateway_gateway_response.missing,
  ]
  lifecycle { create_before_destroy = true }
}

resource "aws_api_gateway_deployment" "with_stage" {
  rest_api_id       = aws_api_gateway_rest_api.shop.id
  stage_name        = "side"
  stage_description = "made with its deployment"
  variables         = { word = "side" }
  depends_on        = [aws_api_gateway_deployment.shop]
}

resource "aws_api_gateway_stage" "prod" {
  rest_api_id           = aws_api_gateway_rest_api.shop.id
  deployment_id         = aws_api_gateway_deployment.shop.id
  stage_name            = "prod"
  description           = "the ${var.word} stage"
  documentation_version = aws_api_gateway_documentation_version.one.version
  variables             = { word = var.word }
  tags                  = { team = var.word }
}

resource "aws_api_gateway_stage" "certified" {
  rest_api_id           = aws_api_gateway_rest_api.shop.id
  deployment_id         = aws_api_gateway_deployment.shop.id
  stage_name            = "certified"
  client_certificate_id = aws_api_gateway_client_certificate.stage.id
  cache_cluster_enabled = true
  cache_cluster_size    = "0.5"
}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  stage_name  = aws_api_gateway_stage.prod.stage_name
  method_path = "*/*"
  settings {
    throttling_rate_limit  = 1000
    throttling_burst_limit = var.burst
  }
}

resource "aws_api_gateway_method_settings" "one" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  stage_name  = aws_api_gateway_stage.prod.stage_name
  method_path = "${aws_api_gateway_resource.pets.path_part}/POST"
  settings {
    throttling_rate_limit                      = 500
    throttling_burst_limit                     = 50
    caching_enabled                            = true
    cache_ttl_in_seconds                       = 60
    cache_data_encrypted                       = true
    require_authorization_for_cache_control    = true
    unauthorized_cache_control_header_strategy = "FAIL_WITH_403"
  }
  depends_on = [aws_api_gateway_method_settings.all]
}

resource "aws_api_gateway_api_key" "caller" {
  name        = "caller"
  description = "the ${var.word} key"
  enabled     = true
  value       = "0123456789012345678901234567890123456789"
  tags        = { team = "shop" }
}

resource "aws_api_gateway_usage_plan" "basic" {
  name         = "basic"
  description  = "the ${var.word} plan"
  product_code = "CODE-1"
  api_stages {
    api_id = aws_api_gateway_rest_api.shop.id
    stage  = aws_api_gateway_stage.prod.stage_name
  }
  quota_settings {
    limit  = 1000
    offset = 2
    period = "WEEK"
  }
  throttle_settings {
    burst_limit = var.burst
    rate_limit  = 50
  }
  tags = { team = "shop" }
}

resource "aws_api_gateway_usage_plan_key" "caller" {
  key_id        = aws_api_gateway_api_key.caller.id
  key_type      = "API_KEY"
  usage_plan_id = aws_api_gateway_usage_plan.basic.id
}

resource "aws_api_gateway_domain_name" "regional" {
  domain_name              = "regional.terraform.example.com"
  regional_certificate_arn = local.certificate
  security_policy          = "TLS_1_2"
  endpoint_configuration {
    types = ["REGIONAL"]
  }
  tags = { team = var.word }
}

resource "aws_api_gateway_domain_name" "edge" {
  domain_name     = "edge.terraform.example.com"
  certificate_arn = local.certificate
  endpoint_configuration {
    types = ["EDGE"]
  }
}

resource "aws_api_gateway_domain_name" "mutual" {
  domain_name              = "mutual.terraform.example.com"
  regional_certificate_arn = local.certificate
  security_policy          = "TLS_1_2"
  endpoint_configuration {
    types = ["REGIONAL"]
  }
  mutual_tls_authentication {
    truststore_uri     = "s3://bucket/truststore.pem"
    truststore_version = "1"
  }
}

resource "aws_api_gateway_base_path_mapping" "shop" {
  api_id      = aws_api_gateway_rest_api.shop.id
  stage_name  = aws_api_gateway_stage.prod.stage_name
  domain_name = aws_api_gateway_domain_name.regional.domain_name
  base_path   = "shop-${var.word}"
}

resource "aws_api_gateway_vpc_link" "balancer" {
  name        = "balancer"
  description = "the ${var.word} link"
  target_arns = ["arn:aws:elasticloadbalancing:us-east-1:300000000003:loadbalancer/net/balancer/0123456789abcdef"]
  tags        = { team = "shop" }
}

data "aws_api_gateway_rest_api" "shop" {
  name       = aws_api_gateway_rest_api.shop.name
  depends_on = [aws_api_gateway_rest_api.shop]
}

data "aws_api_gateway_resource" "pets" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  path        = "/${aws_api_gateway_resource.pets.path_part}"
}

data "aws_api_gateway_api_key" "caller" {
  id = aws_api_gateway_api_key.caller.id
}

data "aws_api_gateway_domain_name" "regional" {
  domain_name = aws_api_gateway_domain_name.regional.domain_name
}

data "aws_api_gateway_vpc_link" "balancer" {
  name       = aws_api_gateway_vpc_link.balancer.name
  depends_on = [aws_api_gateway_vpc_link.balancer]
}

output "api_id" { value = aws_api_gateway_rest_api.shop.id }
output "key" {
  value     = data.aws_api_gateway_api_key.caller.value
  sensitive = true
}
