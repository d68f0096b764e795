//! Passwords as Argon2id digests, with the library's parameters (19 MiB, two passes: OWASP's first choice).

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

use crate::kit::fault::Fault;

/// A digest of nothing anybody knows, so that refusing a stranger costs what refusing a guess does.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$c29tZSBzYWx0IG9mIG5v$Z0hYKHIE4qVvIJDsA64cYZ+2OdTX1gQSkzxnhHKHHXk";

/// The digest of a password. It takes its time and is done beside the other work.
pub(super) async fn digest(password: String) -> Result<String, Fault> {
    beside(move || {
        let digest: Result<PasswordHash, _> = Argon2::default().hash_password(password.as_bytes());
        digest.map(|digest| digest.to_string()).map_err(|error| Fault::new("a password", &error))
    })
    .await?
}

/// Whether a password is the one a digest was made of. Where there is no digest, it takes as long to say no.
pub(super) async fn is_right(password: String, digest: Option<String>) -> Result<bool, Fault> {
    beside(move || {
        let known = digest.is_some();
        let right = Argon2::default().verify_password(password.as_bytes(), digest.as_deref().unwrap_or(NOBODY)).is_ok();
        right && known
    })
    .await
}

async fn beside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Fault> {
    tokio::task::spawn_blocking(work).await.map_err(|error| Fault::new("a password", &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusing_a_stranger_costs_what_refusing_a_guess_does() {
        // A digest that could not be read would be refused at once, and tell that nobody is called so.
        let read = PasswordHash::new(NOBODY).unwrap();
        let made: PasswordHash = Argon2::default().hash_password(b"anything").unwrap();
        assert_eq!((read.algorithm.as_str(), &read.params), (made.algorithm.as_str(), &made.params));
        assert_eq!(read.hash.unwrap().as_bytes().len(), made.hash.unwrap().as_bytes().len());
    }

    #[tokio::test]
    async fn a_password_fits_its_digest_and_no_other_does() {
        let made = digest("correct horse battery".to_owned()).await.unwrap();
        assert!(made.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{made}");
        assert!(is_right("correct horse battery".to_owned(), Some(made.clone())).await.unwrap());
        assert!(!is_right("correct horse".to_owned(), Some(made)).await.unwrap());
        assert!(!is_right("correct horse battery".to_owned(), None).await.unwrap());
    }
}
