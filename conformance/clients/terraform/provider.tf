# The unmodified AWS provider, sent to the server under test. Every scenario stands beside this file.
variable "endpoint" { type = string }
variable "backend" { type = string }
variable "account" { type = string }

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "3.39.0"
    }
  }
}

provider "aws" {
  region                      = "us-east-1"
  access_key                  = var.account
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  max_retries                 = 1
  endpoints {
    apigateway = var.endpoint
  }
}
