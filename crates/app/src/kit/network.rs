//! Where a request comes from: the peer, or whom a trusted proxy names.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap};
use ipnet::IpNet;

use super::fault::Fault;
use crate::House;

/// The networks of the proxies that stand before a house: what they say about whom a request comes from is believed, and nobody else is.
#[derive(Clone, Debug, Default)]
pub struct Proxies(Vec<IpNet>);

impl Proxies {
    /// Reads a list with commas: `10.0.0.0/8, 127.0.0.1`.
    ///
    /// # Errors
    /// When one of them is no network.
    pub fn read(list: &str) -> Result<Self, Fault> {
        let read = |text: &str| text.parse().or_else(|_| text.parse::<IpAddr>().map(IpNet::from));
        let entries = list.split(',').map(str::trim).filter(|text| !text.is_empty());
        entries.map(|text| read(text).map_err(|error| Fault::new("the proxies", &error))).collect::<Result<_, _>>().map(Self)
    }

    fn trusts(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(&address.to_canonical()))
    }

    /// Whom a request comes from: going back over the proxies, the first that is not ours. What stands before it in the list, anybody may have written.
    fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let lines = headers.get_all("x-forwarded-for").iter().filter_map(|line| line.to_str().ok());
        let named: Vec<&str> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
        let mut client = peer;
        for text in named.into_iter().rev() {
            if !self.trusts(client) {
                break;
            }
            // Something that is no address: the proxy before it is the last we know of.
            let Ok(address) = text.parse::<IpAddr>() else { break };
            client = address;
        }
        client.to_canonical()
    }
}

/// Where a request comes from, as far as failures and requests are counted by it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Network(String);

impl Network {
    /// Of a request.
    pub(crate) fn of(extensions: &Extensions, headers: &HeaderMap, proxies: &Proxies) -> Self {
        let peer = extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
        Self(peer.map(|peer| counted(proxies.client(peer, headers))).unwrap_or_default())
    }

    /// Its address, as text.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// An address as it is counted: of version 6 the network of 64 bits, all of which one subscriber has.
fn counted(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

impl FromRequestParts<House> for Network {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Self::Rejection> {
        Ok(Self::of(&parts.extensions, &parts.headers, house.proxies()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(proxies: &str, peer: &str, lines: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append("x-forwarded-for", line.parse().unwrap());
        }
        Proxies::read(proxies).unwrap().client(peer.parse().unwrap(), &headers).to_string()
    }

    #[test]
    fn only_a_trusted_proxy_says_whom_a_request_comes_from() {
        assert_eq!(client("", "203.0.113.9", &["198.51.100.1"]), "203.0.113.9", "nobody is trusted");
        assert_eq!(client("10.0.0.0/8", "203.0.113.9", &["198.51.100.1"]), "203.0.113.9", "not this one");
        assert_eq!(client("10.0.0.0/8", "10.1.2.3", &["198.51.100.1"]), "198.51.100.1");
        assert_eq!(client("10.0.0.0/8", "10.1.2.3", &[]), "10.1.2.3");
        assert_eq!(client("10.0.0.0/8", "10.1.2.3", &["6.6.6.6, 198.51.100.1"]), "198.51.100.1", "what stands before it was made up");
        assert_eq!(client("10.0.0.0/8", "10.1.2.3", &["6.6.6.6, 198.51.100.1", "10.9.9.9"]), "198.51.100.1", "two proxies");
        assert_eq!(client("10.0.0.0/8", "10.1.2.3", &["10.4.4.4"]), "10.4.4.4");
        assert_eq!(client("10.0.0.0/8", "10.1.2.3", &["198.51.100.1, nonsense"]), "10.1.2.3");
        assert_eq!(client("127.0.0.1, ::1", "::ffff:127.0.0.1", &["2001:db8::7"]), "2001:db8::7");
    }

    #[test]
    fn a_subscriber_of_version_6_is_counted_once() {
        assert_eq!(counted("2001:db8:1:2:3:4:5:6".parse().unwrap()), "2001:db8:1:2::/64");
        assert!(Proxies::read("10.0.0.0/33").is_err());
        assert!(Proxies::read("proxy.example").is_err());
    }
}
