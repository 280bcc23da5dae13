//! A bucket: a mailbox in an S3-compatible object store, and how a station signs what it asks of it (AWS Signature
//! Version 4). Objects have the names that a folder on a web server has, under `mailbox/`.
//!
//! A phone has no key. It puts where anybody may put, and reads what the station writes for it: since only owners of a key
//! may list, the station keeps, in each folder it puts something into, a file that says what is there (`list.json`, as
//! nginx would list it). The folder's name cannot be guessed, so nobody else finds it.

mod listing;

pub use listing::{Page, list, page, reason};

use crate::mailbox::LISTED;
use domain::{Day, Millis};
use trust::{Digest, hmac};

/// Under which names a mailbox's objects are, in its bucket.
pub const FOLDER: &str = "mailbox/";
const SERVICE: &str = "s3";
const ALGORITHM: &str = "AWS4-HMAC-SHA256";
const DAY_MS: Millis = 86_400_000;

/// A bucket and the key to it.
#[derive(Clone, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Bucket {
    /// Its address, ending with a slash: `https://s3.example.org/qinghe/` or `https://qinghe.s3.example.org/`.
    pub address: String,
    /// Its region: `us-east-1`.
    pub region: String,
    /// The key's name.
    pub key_id: String,
    /// The key.
    pub secret: String,
}

/// What is not right about what somebody typed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Wrong {
    /// No `https://` address of a bucket.
    Address,
    /// No region.
    Region,
    /// No key's name.
    KeyId,
    /// No key.
    Secret,
}

impl Bucket {
    /// What somebody typed or pasted, blanks around it passed over.
    ///
    /// # Errors
    /// All that is not right.
    pub fn typed(address: &str, region: &str, key_id: &str, secret: &str) -> Result<Self, Vec<Wrong>> {
        let plain = |text: &str| {
            let text = text.trim();
            let good = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
            good.then(|| text.to_owned())
        };
        let address = plain(address).and_then(|address| {
            let rest = address.strip_prefix("https://")?.trim_end_matches('/');
            let good = !rest.is_empty() && !rest.starts_with('/') && !rest.contains(['?', '#', '@', '%']);
            good.then(|| format!("https://{rest}/"))
        });
        match (address, plain(region), plain(key_id), plain(secret)) {
            (Some(address), Some(region), Some(key_id), Some(secret)) => Ok(Self { address, region, key_id, secret }),
            (address, region, key_id, secret) => Err([
                address.is_none().then_some(Wrong::Address),
                region.is_none().then_some(Wrong::Region),
                key_id.is_none().then_some(Wrong::KeyId),
                secret.is_none().then_some(Wrong::Secret),
            ]
            .into_iter()
            .flatten()
            .collect()),
        }
    }

    /// What `station.json` says: where phones put and read.
    #[must_use]
    pub fn mailbox(&self) -> String {
        format!("{}{FOLDER}{LISTED}", self.address)
    }

    /// A request for one object, by its path in the mailbox; `None` for the body asks for it.
    #[must_use]
    pub fn object<'a>(&self, method: &'a str, path: &str, body: &'a [u8]) -> Request<'a> {
        Request { method, url: format!("{}{FOLDER}{path}", self.address), query: Vec::new(), headers: Vec::new(), body }
    }

    /// A request for what lies in a folder of the mailbox, from where an earlier answer ended.
    #[must_use]
    pub fn listing(&self, folder: &str, token: Option<&str>) -> Request<'static> {
        let mut query = vec![
            ("delimiter".to_owned(), "/".to_owned()),
            ("list-type".to_owned(), "2".to_owned()),
            ("prefix".to_owned(), format!("{FOLDER}{folder}")),
        ];
        query.extend(token.map(|token| ("continuation-token".to_owned(), token.to_owned())));
        Request { method: "GET", url: self.address.clone(), query, headers: Vec::new(), body: &[] }
    }

    /// The headers with which a request counts as the key's own; valid for a quarter of an hour.
    #[must_use]
    pub fn sign(&self, request: &Request<'_>, now_ms: Millis) -> Vec<(String, String)> {
        let time = stamp(now_ms);
        let mut headers = request.headers.clone();
        headers.push(("x-amz-content-sha256".into(), Digest::of(request.body).to_string()));
        headers.push(("x-amz-date".into(), time));
        let authorization = self.authorization(request, &headers, SERVICE);
        headers.push(("authorization".into(), authorization));
        headers
    }

    /// After "Signature Version 4 signing process", AWS General Reference.
    fn authorization(&self, request: &Request<'_>, headers: &[(String, String)], service: &str) -> String {
        let (host, path) = request.host_and_path();
        let mut signed: Vec<(String, String)> =
            headers.iter().map(|(name, value)| (name.to_lowercase(), value.trim().to_owned())).collect();
        signed.push(("host".into(), host.into()));
        signed.sort();
        let find = |wanted: &str| signed.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.clone());
        let time = find("x-amz-date").unwrap_or_default();
        let content = find("x-amz-content-sha256").unwrap_or_else(|| Digest::of(request.body).to_string());
        let names = signed.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(";");
        let lines: String = signed.iter().map(|(name, value)| format!("{name}:{value}\n")).collect();
        let canonical =
            format!("{}\n{path}\n{}\n{lines}\n{names}\n{content}", request.method, canonical_query(&request.query));
        let date = time.get(..8).unwrap_or_default();
        let scope = format!("{date}/{}/{service}/aws4_request", self.region);
        let to_sign = format!("{ALGORITHM}\n{time}\n{scope}\n{}", Digest::of(canonical.as_bytes()));
        let steps = [date, &self.region, service, "aws4_request"];
        let key = steps
            .iter()
            .fold(format!("AWS4{}", self.secret).into_bytes(), |key, step| hmac(&key, step.as_bytes()).0.to_vec());
        let signature = hmac(&key, to_sign.as_bytes());
        format!("{ALGORITHM} Credential={}/{scope}, SignedHeaders={names}, Signature={signature}", self.key_id)
    }
}

/// One request, before it is signed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Request<'a> {
    /// `GET` or `PUT`.
    pub method: &'a str,
    /// The address, percent-encoded, without a query.
    pub url: String,
    /// The query's names and values, not encoded.
    pub query: Vec<(String, String)>,
    /// Further headers.
    pub headers: Vec<(String, String)>,
    /// What is put.
    pub body: &'a [u8],
}

impl Request<'_> {
    /// The whole address.
    #[must_use]
    pub fn address(&self) -> String {
        if self.query.is_empty() { self.url.clone() } else { format!("{}?{}", self.url, canonical_query(&self.query)) }
    }

    fn host_and_path(&self) -> (&str, &str) {
        let rest = self.url.split_once("://").map_or(self.url.as_str(), |(_, rest)| rest);
        match rest.find('/') {
            Some(slash) => rest.split_at(slash),
            None => (rest, "/"),
        }
    }
}

fn canonical_query(query: &[(String, String)]) -> String {
    let mut pairs: Vec<String> =
        query.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
    pairs.sort();
    pairs.join("&")
}

/// Percent-encodes everything but letters, digits and `-._~`.
fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// `20261122T130000Z`, by the world's clock.
fn stamp(at: Millis) -> String {
    let day = Day(u32::try_from(at / DAY_MS).unwrap_or(u32::MAX)).iso().replace('-', "");
    let seconds = at % DAY_MS / 1_000;
    format!("{day}T{:02}{:02}{:02}Z", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bucket(secret: &str, key_id: &str) -> Bucket {
        Bucket {
            address: "https://examplebucket.s3.amazonaws.com/".into(),
            region: "us-east-1".into(),
            key_id: key_id.into(),
            secret: secret.into(),
        }
    }

    type Pairs = &'static [(&'static str, &'static str)];
    /// Method, path, query, headers, body, signature.
    type Case = (&'static str, &'static str, Pairs, Pairs, &'static [u8], &'static str);

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    const EMPTY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /// "Examples: Signature Calculations", Amazon S3 API Reference, "Authenticating Requests (AWS Signature Version 4)".
    #[test]
    fn the_examples_of_the_s3_reference_come_out_as_printed() {
        let bucket = bucket("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "AKIAIOSFODNN7EXAMPLE");
        const DATE: (&str, &str) = ("x-amz-date", "20130524T000000Z");
        const NOTHING: (&str, &str) = ("x-amz-content-sha256", EMPTY);
        const WELCOME: &str = "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072";
        let cases: [Case; 4] = [
            (
                "GET",
                "test.txt",
                &[],
                &[("Range", "bytes=0-9"), NOTHING, DATE],
                b"",
                "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
            ),
            (
                "PUT",
                "test%24file.text",
                &[],
                &[
                    ("Date", "Fri, 24 May 2013 00:00:00 GMT"),
                    DATE,
                    ("x-amz-storage-class", "REDUCED_REDUNDANCY"),
                    ("x-amz-content-sha256", WELCOME),
                ],
                b"Welcome to Amazon S3.",
                "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
            ),
            (
                "GET",
                "",
                &[("lifecycle", "")],
                &[DATE, NOTHING],
                b"",
                "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
            ),
            (
                "GET",
                "",
                &[("max-keys", "2"), ("prefix", "J")],
                &[DATE, NOTHING],
                b"",
                "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
            ),
        ];
        for (method, path, query, headers, body, signature) in cases {
            let url = format!("{}{path}", bucket.address);
            let request = Request { method, url, query: pairs(query), headers: Vec::new(), body };
            let said = bucket.authorization(&request, &pairs(headers), SERVICE);
            assert!(said.ends_with(&format!("Signature={signature}")), "{method} {path}: {said}");
        }
    }

    /// `get-vanilla`, `get-vanilla-query-order-key-case` and `post-vanilla` of AWS's Signature Version 4 test suite.
    #[test]
    fn the_test_suite_comes_out_as_published() {
        let bucket = Bucket {
            address: "https://example.amazonaws.com/".into(),
            ..bucket("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "AKIDEXAMPLE")
        };
        let cases: [(&str, Pairs, &str); 3] = [
            ("GET", &[], "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
            (
                "GET",
                &[("Param2", "value2"), ("Param1", "value1")],
                "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
            ),
            ("POST", &[], "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"),
        ];
        for (method, query, signature) in cases {
            let request =
                Request { method, url: bucket.address.clone(), query: pairs(query), headers: Vec::new(), body: &[] };
            let said = bucket.authorization(&request, &pairs(&[("X-Amz-Date", "20150830T123600Z")]), "service");
            assert_eq!(
                said,
                format!(
                    "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, \
                     SignedHeaders=host;x-amz-date, Signature={signature}"
                )
            );
        }
    }

    #[test]
    fn a_stamp_is_the_worlds_time() {
        assert_eq!(stamp(1_795_309_200_000), "20261122T010000Z");
        assert_eq!(stamp(1_369_353_600_000), "20130524T000000Z");
    }

    #[test]
    fn what_was_typed_is_a_bucket_or_each_field_that_is_not_right() {
        let bucket =
            Bucket::typed(" https://s3.example.org/qinghe ", "cn-north-1", "AK", "se/cr+et").expect("all four");
        assert_eq!(bucket.mailbox(), "https://s3.example.org/qinghe/mailbox/?lists");
        assert_eq!(bucket.object("GET", "A/x", &[]).address(), "https://s3.example.org/qinghe/mailbox/A/x");
        assert_eq!(
            bucket.listing("A/", Some("t=")).address(),
            "https://s3.example.org/qinghe/?continuation-token=t%3D&delimiter=%2F&list-type=2&prefix=mailbox%2FA%2F"
        );
        for address in ["", "s3.example.org", "http://s3.example.org/b/", "https:///", "https://a/b?c", "https://青禾/"]
        {
            assert_eq!(Bucket::typed(address, "r", "k", "s"), Err(vec![Wrong::Address]), "{address}");
        }
        let all = [Wrong::Address, Wrong::Region, Wrong::KeyId, Wrong::Secret];
        assert_eq!(Bucket::typed("", " ", "", "a b"), Err(all.to_vec()));
    }
}
