//! Requests that the house makes to addresses other people typed: to the public internet and nowhere else, unless the operator allows it.
//!
//! The address is looked at where the connection is made, not before: a name that is public when it is checked and private when it is used gets nowhere. Redirections are not followed.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::redirect::Policy;
use rustls::{ClientConfig, RootCertStore};

/// How long an answer may take.
const ANSWER_SECONDS: u64 = 15;

/// How far the house reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Outbound {
    /// The public internet, by https.
    #[default]
    Public,
    /// Anywhere, private networks too, with or without https: for trying out, and for houses whose systems stand next to them.
    Anywhere,
}

impl Outbound {
    /// What is wrong with an address, as a message.
    pub(crate) fn wrong(self, url: &str) -> Option<&'static str> {
        let Ok(url) = reqwest::Url::parse(url) else { return Some("outbound-no-address") };
        let has_login = !url.username().is_empty() || url.password().is_some();
        if url.host().is_none() || has_login || !matches!(url.scheme(), "http" | "https") {
            return Some("outbound-no-address");
        }
        if self == Self::Anywhere {
            return None;
        }
        if url.scheme() != "https" {
            return Some("outbound-no-https");
        }
        let literal = match url.host() {
            Some(url::Host::Ipv4(ip)) => Some(IpAddr::V4(ip)),
            Some(url::Host::Ipv6(ip)) => Some(IpAddr::V6(ip)),
            _ => None,
        };
        literal.is_some_and(|ip| !is_public(ip)).then_some("outbound-private")
    }

    /// Sends a body with headers; the status of the answer, or why there is none. The answer itself is not read.
    pub(crate) async fn post(self, url: &str, headers: &[(&'static str, String)], body: String) -> Result<u16, String> {
        if self.wrong(url).is_some() {
            return Err("the address is not one that may be reached".to_owned());
        }
        let client = self.client().map_err(|error| error.to_string())?;
        let mut request = client.post(url).header("content-type", "application/json").header("user-agent", "Fairway");
        for (name, value) in headers {
            request = request.header(*name, value);
        }
        // What went wrong is told without the address, which may hold a secret of its own.
        request.body(body).send().await.map(|answer| answer.status().as_u16()).map_err(|error| why(&error.without_url()))
    }

    fn client(self) -> Result<reqwest::Client, Box<dyn std::error::Error + Send + Sync>> {
        let roots: RootCertStore = webpki_roots::TLS_SERVER_ROOTS.iter().cloned().collect();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let tls = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?.with_root_certificates(roots);
        let timeout = Duration::from_secs(ANSWER_SECONDS);
        let client = reqwest::Client::builder().tls_backend_preconfigured(tls.with_no_client_auth()).redirect(Policy::none()).no_proxy();
        Ok(client.timeout(timeout).dns_resolver(Arc::new(Resolver(self))).build()?)
    }
}

/// What went wrong, down to its cause.
fn why(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut below = error.source();
    while let Some(cause) = below {
        text = format!("{text}: {cause}");
        below = cause.source();
    }
    text
}

/// Looks names up, and hands on only where the house may reach.
struct Resolver(Outbound);

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let reach = self.0;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let allowed: Vec<SocketAddr> = found.filter(|at| reach == Outbound::Anywhere || is_public(at.ip())).collect();
            if allowed.is_empty() {
                return Err("the address is not one that may be reached".into());
            }
            let addresses: Addrs = Box::new(allowed.into_iter());
            Ok(addresses)
        })
    }
}

/// Whether an address is one of the public internet: not of this machine, a private network, a translation into one, or set aside (IANA's registries of special-purpose addresses).
fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let special = a == 0
        || a == 10
        || a == 127
        || a >= 224
        || (a == 100 && (64..128).contains(&b))
        || (a == 169 && b == 254)
        || (a == 172 && (16..32).contains(&b))
        || (a == 192 && b == 168)
        || (a == 192 && b == 0 && (c == 0 || c == 2))
        || (a == 192 && b == 88 && c == 99)
        || (a == 198 && (b == 18 || b == 19))
        || (a == 198 && b == 51 && c == 100)
        || (a == 203 && b == 0 && c == 113);
    !special
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let [a, b, ..] = ip.segments();
    // Only the space that is given out; in it not what is set aside (2001::/23, with Teredo), documentation (2001:db8::/32, 3fff::/20), nor 6to4 (2002::/16), which leads into IPv4.
    let given_out = (0x2000..0x4000).contains(&a);
    given_out && !matches!((a, b), (0x2001, ..0x0200 | 0x0db8) | (0x2002, _) | (0x3fff, ..0x1000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_public_internet_is_reached() {
        for public in ["93.184.215.14", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700:4700::1111", "2a00:1450::1"] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
        for special in [
            "0.0.0.0",
            "10.1.2.3",
            "127.0.0.1",
            "127.255.255.254",
            "100.64.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "192.0.0.1",
            "192.0.2.1",
            "192.88.99.1",
            "198.18.0.1",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::7f00:1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "3fff::1",
            "fc00::1",
            "fd12::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            assert!(!is_public(special.parse().unwrap()), "{special}");
        }
    }

    #[test]
    fn an_address_is_looked_at_before_it_is_kept() {
        let wrong = |url: &str| Outbound::Public.wrong(url);
        assert_eq!(wrong("https://hooks.acme.example/fairway?k=1"), None);
        assert_eq!(wrong("http://hooks.acme.example/"), Some("outbound-no-https"));
        for url in [
            "",
            "hooks",
            "ftp://acme.example",
            "https://user:secret@acme.example/",
            "https://",
            "javascript:alert(1)",
            "file:///etc/passwd",
        ] {
            assert_eq!(wrong(url), Some("outbound-no-address"), "{url}");
        }
        for url in [
            "https://127.0.0.1/",
            "https://[::1]/",
            "https://2130706433/",
            "https://0x7f.1/",
            "https://0177.0.0.1/",
            "https://[::ffff:a00:1]/",
        ] {
            assert_eq!(wrong(url), Some("outbound-private"), "{url}");
        }
        assert_eq!(Outbound::Anywhere.wrong("http://127.0.0.1:9000/"), None);
    }

    #[tokio::test]
    async fn a_name_that_leads_into_a_private_network_gets_nowhere() {
        let refused = Outbound::Public.post("https://localhost/", &[], String::new()).await.unwrap_err();
        assert!(refused.contains("may be reached"), "{refused}");
        let refused = Outbound::Public.post("https://127.0.0.1:1/", &[], String::new()).await.unwrap_err();
        assert!(refused.contains("may be reached"), "{refused}");
    }
}
