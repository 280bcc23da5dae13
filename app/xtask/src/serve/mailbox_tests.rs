//! The mailbox's rules, as a client meets them.

use super::*;

const SECRET: &str = "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3I";
const DAY: &str = "2026-11-22";

struct Room {
    mailbox: Mailbox,
    root: PathBuf,
}

impl Drop for Room {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.root);
    }
}

fn room(name: &str, flood: &str) -> Room {
    let root = std::env::temp_dir().join(format!("lm-mailbox-{}-{name}", std::process::id()));
    let _ = std::fs::remove_dir_all(&root);
    Room { mailbox: Mailbox::new(root.clone(), Limit::read(flood).unwrap()), root }
}

impl Room {
    async fn ask(&self, method: &str, path: &str, secret: Option<&str>, body: &[u8]) -> (StatusCode, String) {
        let mut ask = Request::builder().method(method).uri("/");
        if let Some(secret) = secret {
            ask = ask.header("x-box-secret", secret);
        }
        let ask = ask.body(Body::from(body.to_vec())).unwrap();
        let response = self.mailbox.answer(path, IpAddr::from([127, 0, 0, 1]), ask).await;
        let status = response.status();
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        (status, String::from_utf8_lossy(&bytes).into_owned())
    }

    async fn put(&self, folder: &str, body: &[u8]) -> StatusCode {
        self.ask("PUT", &format!("{}/{folder}/{}", box_of(SECRET), sha256_hex(body)), None, body).await.0
    }
}

#[tokio::test]
async fn what_is_put_can_be_got_and_is_refused_a_second_time() {
    let room = room("put", "30/120");
    assert_eq!(room.put(DAY, b"hello").await, StatusCode::CREATED);
    assert_eq!(room.put(DAY, b"hello").await, StatusCode::CONFLICT);
    let path = format!("{}/{DAY}/{}", box_of(SECRET), sha256_hex(b"hello"));
    assert_eq!(room.ask("GET", &path, None, b"").await, (StatusCode::OK, "hello".into()));
}

#[tokio::test]
async fn a_body_that_is_not_what_its_name_says_is_refused() {
    let room = room("altered", "30/120");
    let path = format!("{}/{DAY}/{}", box_of(SECRET), sha256_hex(b"hello"));
    assert_eq!(room.ask("PUT", &path, None, b"hellO").await.0, StatusCode::BAD_REQUEST);
    assert_eq!(room.ask("GET", &path, None, b"").await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn slips_end_at_64_kb_and_attachments_at_1_mb() {
    let room = room("size", "30/120");
    assert_eq!(room.put(DAY, &vec![1; 64 * 1024]).await, StatusCode::CREATED);
    assert_eq!(room.put(DAY, &vec![1; 64 * 1024 + 1]).await, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(room.put("a", &vec![2; 1024 * 1024]).await, StatusCode::CREATED);
    assert_eq!(room.put("a", &vec![2; 1024 * 1024 + 1]).await, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn only_the_owner_may_list() {
    let room = room("list", "30/120");
    let owner = box_of(SECRET);
    assert_eq!(room.ask("GET", &format!("{owner}/"), Some(SECRET), b"").await.0, StatusCode::NOT_FOUND);
    room.put(DAY, b"hello").await;
    assert_eq!(room.ask("GET", &format!("{owner}/"), None, b"").await.0, StatusCode::FORBIDDEN);
    assert_eq!(room.ask("GET", &format!("{owner}/"), Some("guess"), b"").await.0, StatusCode::FORBIDDEN);
    let (status, days) = room.ask("GET", &format!("{owner}/"), Some(SECRET), b"").await;
    assert_eq!(status, StatusCode::OK);
    let days: serde_json::Value = serde_json::from_str(&days).unwrap();
    assert_eq!((&days[0]["name"], &days[0]["type"]), (&DAY.into(), &"directory".into()));
    let (_, objects) = room.ask("GET", &format!("{owner}/{DAY}/"), Some(SECRET), b"").await;
    let objects: serde_json::Value = serde_json::from_str(&objects).unwrap();
    assert_eq!((&objects[0]["name"], &objects[0]["size"]), (&sha256_hex(b"hello").into(), &5.into()));
}

#[tokio::test]
async fn nobody_deletes_moves_or_locks() {
    let room = room("verbs", "30/120");
    room.put(DAY, b"hello").await;
    let path = format!("{}/{DAY}/{}", box_of(SECRET), sha256_hex(b"hello"));
    for verb in ["DELETE", "MOVE", "COPY", "MKCOL", "LOCK", "PROPFIND", "PATCH", "POST"] {
        assert_eq!(room.ask(verb, &path, Some(SECRET), b"").await.0, StatusCode::METHOD_NOT_ALLOWED, "{verb}");
    }
    assert_eq!(room.ask("GET", &path, None, b"").await.0, StatusCode::OK);
}

#[tokio::test]
async fn a_flood_is_told_to_wait() {
    let room = room("flood", "0/2");
    let mut answers = Vec::new();
    for body in [b"1", b"2", b"3"] {
        answers.push(room.put(DAY, body).await);
    }
    assert_eq!(answers, [StatusCode::CREATED, StatusCode::CREATED, StatusCode::TOO_MANY_REQUESTS]);
}

#[tokio::test]
async fn objects_are_gone_after_90_days_and_not_before() {
    let room = room("sweep", "30/120");
    room.put(DAY, b"hello").await;
    let day = Duration::from_secs(24 * 3600);
    room.mailbox.sweep(SystemTime::now() + 89 * day);
    assert_eq!(crate::sh::files(&room.root).len(), 1);
    room.mailbox.sweep(SystemTime::now() + 91 * day);
    assert!(crate::sh::files(&room.root).is_empty());
    assert!(!room.root.join(box_of(SECRET)).exists());
}

#[test]
fn a_box_is_named_as_nginx_would_name_it() {
    // echo -n "$SECRET" | openssl md5 -binary | base64 | tr +/ -_ | tr -d =
    assert_eq!(box_of(SECRET), "r9EGk9O5Gz7gWgmD3ilRGA");
}
