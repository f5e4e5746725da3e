//! The fields of an ARN: `arn:{partition}:{service}:{region}:{account}:{resource}`. Whether what it names is there is
//! not looked at.

/// An ARN taken apart. Region and account may be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Arn<'a> {
    pub(super) service: &'a str,
    pub(super) region: &'a str,
    pub(super) resource: &'a str,
}

impl<'a> Arn<'a> {
    /// `None` for what is no ARN.
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        let fields: Vec<&str> = text.splitn(6, ':').collect();
        match fields[..] {
            ["arn", partition, service, region, _, resource]
                if !partition.is_empty() && !service.is_empty() && !resource.is_empty() =>
            {
                Some(Self { service, region, resource })
            }
            _ => None,
        }
    }
}
