# A REST API as people write it: resources, a MOCK and an HTTP_PROXY method, a deployment and a stage.
variable "description" { default = "the first stage" }

resource "aws_api_gateway_rest_api" "shop" {
  name               = "terraform-shop"
  description        = "made by Terraform"
  binary_media_types = ["image/png"]
  endpoint_configuration {
    types = ["REGIONAL"]
  }
  tags = { team = "shop" }
}

resource "aws_api_gateway_resource" "pets" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  parent_id   = aws_api_gateway_rest_api.shop.root_resource_id
  path_part   = "pets"
}

resource "aws_api_gateway_resource" "proxy" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  parent_id   = aws_api_gateway_rest_api.shop.root_resource_id
  path_part   = "{proxy+}"
}

resource "aws_api_gateway_method" "pets" {
  rest_api_id        = aws_api_gateway_rest_api.shop.id
  resource_id        = aws_api_gateway_resource.pets.id
  http_method        = "GET"
  authorization      = "NONE"
  request_parameters = { "method.request.querystring.limit" = false }
}

resource "aws_api_gateway_method_response" "pets" {
  rest_api_id         = aws_api_gateway_rest_api.shop.id
  resource_id         = aws_api_gateway_resource.pets.id
  http_method         = aws_api_gateway_method.pets.http_method
  status_code         = "200"
  response_models     = { "application/json" = "Empty" }
  response_parameters = { "method.response.header.X-Made-By" = true }
}

resource "aws_api_gateway_integration" "pets" {
  rest_api_id       = aws_api_gateway_rest_api.shop.id
  resource_id       = aws_api_gateway_resource.pets.id
  http_method       = aws_api_gateway_method.pets.http_method
  type              = "MOCK"
  request_templates = { "application/json" = jsonencode({ statusCode = 200 }) }
}

resource "aws_api_gateway_integration_response" "pets" {
  rest_api_id         = aws_api_gateway_rest_api.shop.id
  resource_id         = aws_api_gateway_resource.pets.id
  http_method         = aws_api_gateway_method.pets.http_method
  status_code         = aws_api_gateway_method_response.pets.status_code
  response_templates  = { "application/json" = "[\"rex\"]" }
  response_parameters = { "method.response.header.X-Made-By" = "'terraform'" }
  depends_on          = [aws_api_gateway_integration.pets]
}

resource "aws_api_gateway_method" "proxy" {
  rest_api_id        = aws_api_gateway_rest_api.shop.id
  resource_id        = aws_api_gateway_resource.proxy.id
  http_method        = "ANY"
  authorization      = "NONE"
  request_parameters = { "method.request.path.proxy" = true }
}

resource "aws_api_gateway_integration" "proxy" {
  rest_api_id             = aws_api_gateway_rest_api.shop.id
  resource_id             = aws_api_gateway_resource.proxy.id
  http_method             = aws_api_gateway_method.proxy.http_method
  type                    = "HTTP_PROXY"
  integration_http_method = "ANY"
  uri                     = "${var.backend}/{proxy}"
  timeout_milliseconds    = 5000
  request_parameters      = { "integration.request.path.proxy" = "method.request.path.proxy" }
}

resource "aws_api_gateway_model" "pet" {
  rest_api_id  = aws_api_gateway_rest_api.shop.id
  name         = "Pet"
  content_type = "application/json"
  schema       = jsonencode({ type = "object", properties = { name = { type = "string" } } })
}

resource "aws_api_gateway_deployment" "shop" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  triggers = {
    plan = sha1(jsonencode([aws_api_gateway_integration.pets.request_templates, aws_api_gateway_integration.proxy.uri]))
  }
  depends_on  = [aws_api_gateway_integration_response.pets]
  lifecycle { create_before_destroy = true }
}

resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  deployment_id = aws_api_gateway_deployment.shop.id
  stage_name    = "prod"
  description   = var.description
  variables     = { color = "blue" }
  tags          = { team = "shop" }
}

output "api_id" { value = aws_api_gateway_rest_api.shop.id }
