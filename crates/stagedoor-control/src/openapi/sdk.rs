//! SDKs of an API: which types there are, and what each needs to be told. [`javascript`] makes one.

pub(crate) mod javascript;

/// A type of SDK that the service makes.
pub(crate) struct Type {
    pub(crate) id: &'static str,
    pub(crate) friendly_name: &'static str,
    pub(crate) description: &'static str,
    pub(crate) properties: &'static [Property],
}

/// What GetSdk can be told beside the type.
pub(crate) struct Property {
    pub(crate) name: &'static str,
    pub(crate) friendly_name: &'static str,
    pub(crate) description: &'static str,
}

const fn property(name: &'static str, friendly_name: &'static str, description: &'static str) -> Property {
    Property { name, friendly_name, description }
}

/// All types, by id. Every property there is is required. UNVERIFIED: the friendly names and descriptions.
pub(crate) const TYPES: [Type; 6] = [
    Type {
        id: "android",
        friendly_name: "Android",
        description: "An SDK for Android",
        properties: &[
            property("groupId", "Group ID", "The Maven group of the library"),
            property("invokerPackage", "Invoker package", "The Java package of the library"),
            property("artifactId", "Artifact ID", "The name of the compiled library"),
            property("artifactVersion", "Artifact version", "The version of the compiled library"),
        ],
    },
    Type {
        id: "java",
        friendly_name: "Java SDK",
        description: "An SDK for Java",
        properties: &[
            property("serviceName", "Service name", "The name of the service's interface"),
            property("javaPackageName", "Java package name", "The Java package of the library"),
        ],
    },
    Type {
        id: "javascript",
        friendly_name: "JavaScript",
        description: "An SDK for browsers and Node.js",
        properties: &[],
    },
    Type {
        id: "objectivec",
        friendly_name: "iOS (Objective-C)",
        description: "An SDK for iOS in Objective-C",
        properties: &[property("classPrefix", "Prefix", "What the names of all classes begin with")],
    },
    Type {
        id: "ruby",
        friendly_name: "Ruby",
        description: "An SDK for Ruby",
        properties: &[property("service.name", "Service name", "The name of the gem's module")],
    },
    Type {
        id: "swift",
        friendly_name: "iOS (Swift)",
        description: "An SDK for iOS in Swift",
        properties: &[property("classPrefix", "Prefix", "What the names of all classes begin with")],
    },
];
