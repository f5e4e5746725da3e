//! The kinds of documents.

macro_rules! kinds {
    ($($(#[$about:meta])* $kind:ident = $name:literal,)*) => {
        /// The kinds of documents. A kind's name is part of the stored form and never changes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $($(#[$about])* $kind,)*
        }

        impl Kind {
            /// All kinds, in the order of a scan.
            pub const ALL: &'static [Self] = &[$(Self::$kind,)*];

            /// The name in the stored form.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$kind => $name,)*
                }
            }

            /// The kind of that name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$kind),)*
                    _ => None,
                }
            }
        }
    };
}

kinds! {
    /// Installation-wide: which account and region own an API id. Id: `{apiId}`.
    ApiOwner = "api-owner",
    /// `{apiId}`
    RestApi = "rest-api",
    /// `{apiId}/{resourceId}`, with its methods, integrations and responses inside.
    Resource = "resource",
    /// `{apiId}/{name}`
    Model = "model",
    /// `{apiId}/{id}`
    RequestValidator = "request-validator",
    /// `{apiId}/{id}`
    Authorizer = "authorizer",
    /// `{apiId}/{responseType}`
    GatewayResponse = "gateway-response",
    /// `{apiId}/{id}`
    DocumentationPart = "documentation-part",
    /// `{apiId}/{deploymentId}`: description, dates and the hash of the frozen content.
    Deployment = "deployment",
    /// Frozen content by its hash. Id: `{apiId}/{hash}`.
    FrozenApi = "frozen-api",
    /// `{apiId}/{stageName}`
    Stage = "stage",
    /// The account's own settings. Id: empty.
    Account = "account",
    /// `{apiId}/{version}`: description, date and, beside the shape, the parts as they were (`parts`).
    DocumentationVersion = "documentation-version",
    /// `{keyId}`, with its value.
    ApiKey = "api-key",
    /// Which key of the account has a value. Id: the value's SHA-256 in hexadecimal.
    ApiKeyValue = "api-key-value",
    /// `{planId}`
    UsagePlan = "usage-plan",
    /// `{planId}/{keyId}`
    UsagePlanKey = "usage-plan-key",
    /// `{certificateId}`, with its private key beside the shape.
    ClientCertificate = "client-certificate",
    /// `{domainName}`, of a private one `{domainName}+{domainNameId}`.
    DomainName = "domain-name",
    /// Installation-wide: which account and region own a public domain name. Id: the name in lower case.
    DomainNameOwner = "domain-name-owner",
    /// `{id of its domain name}/{basePath}`, `(none)` for the empty one; beside the shape the id by which API mappings
    /// are known (`apiMappingId`).
    BasePathMapping = "base-path-mapping",
    /// Its ARN.
    DomainNameAccessAssociation = "domain-name-access-association",
    /// `{vpcLinkId}`, with the moments of its creation and deletion beside the shape.
    VpcLink = "vpc-link",
}
