# What is done to domain names over their life: the second word moves one from EDGE to REGIONAL, ends mutual TLS, renames
# a base path and describes a link anew.
variable "word" { default = "first" }

locals {
  certificate = "arn:aws:acm:us-east-1:300000000004:certificate/fb1b9770-a305-495d-aefb-27e5e101ff3a"
  is_first    = var.word == "first"
}

resource "aws_api_gateway_rest_api" "mapped" {
  name = "mapped"
}

resource "aws_api_gateway_domain_name" "moved" {
  domain_name              = "moved.terraform.example.com"
  certificate_arn          = local.is_first ? local.certificate : null
  regional_certificate_arn = local.is_first ? null : local.certificate
  endpoint_configuration {
    types = [local.is_first ? "EDGE" : "REGIONAL"]
  }
  tags = { word = var.word }
}

resource "aws_api_gateway_domain_name" "mutual" {
  domain_name              = "ended.terraform.example.com"
  regional_certificate_arn = local.certificate
  security_policy          = "TLS_1_2"
  endpoint_configuration {
    types = ["REGIONAL"]
  }
  dynamic "mutual_tls_authentication" {
    for_each = local.is_first ? [1] : []
    content {
      truststore_uri     = "s3://bucket/truststore.pem"
      truststore_version = "1"
    }
  }
}

resource "aws_api_gateway_base_path_mapping" "named" {
  api_id      = aws_api_gateway_rest_api.mapped.id
  domain_name = aws_api_gateway_domain_name.moved.domain_name
  base_path   = var.word
}

resource "aws_api_gateway_base_path_mapping" "none" {
  api_id      = aws_api_gateway_rest_api.mapped.id
  domain_name = aws_api_gateway_domain_name.moved.domain_name
}

resource "aws_api_gateway_vpc_link" "balancer" {
  name        = "balancer"
  description = "the ${var.word} link"
  target_arns = ["arn:aws:elasticloadbalancing:us-east-1:300000000004:loadbalancer/net/balancer/0123456789abcdef"]
}
