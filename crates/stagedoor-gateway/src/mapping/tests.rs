//! Templates and what they come to. Most expected texts are recorded answers of the service.
