//! Operations that a device which may write has signed: whatever they are, they fold, and all facts can be read.
#![no_main]

use domain::PlaceId;
use journal::{Content, Event, Keyring, Op, Replica, Subject, Verdict, Writers, snapshot};
use libfuzzer_sys::fuzz_target;
use trust::{Certificate, Role, SealingPublic, SigningSecret, Terms};

const PLACE: PlaceId = PlaceId([1; 8]);

fn root(secret: &SigningSecret) -> Writers {
    let terms = Terms {
        issuer: secret.public(),
        subject: secret.public(),
        seal: SealingPublic([2; 32]),
        place: PLACE,
        role: Role::Station,
        not_before_ms: 0,
        not_after_ms: u64::MAX,
    };
    Writers::root(Certificate::issue(secret, terms)).expect("its own root")
}

fuzz_target!(|bytes: &[u8]| {
    let secret = SigningSecret::from_seed([7; 32]);
    let mut replica = Replica::new(root(&secret));
    let (mut prev, mut rest) = (None, bytes);
    // One event after the other, as long as the bytes make operations.
    for seq in 0..8 {
        let Ok((ops, after)) = postcard::take_from_bytes::<Vec<Op>>(rest) else { break };
        rest = after;
        let lamport = seq + 1;
        let content =
            Content { log: PLACE, author: secret.public(), seq, prev, heads: Vec::new(), lamport, wall_ms: 1, ops };
        let Ok(event) = Event::sign(&secret, content) else { break };
        prev = Some(event.id());
        let first = replica.intake(event.bytes(), 1);
        let again = replica.intake(event.bytes(), 1);
        assert!(
            matches!(again.verdict, Verdict::Known),
            "what is there is not taken in twice, after {:?}",
            first.verdict
        );
    }
    look_at_everything(&replica);
    let parts = snapshot::write(&replica, 200);
    let read = snapshot::read(root(&secret), &parts).expect("what was written");
    assert_eq!(read.ledger().digest(), replica.ledger().digest());
});

fn look_at_everything(replica: &Replica) {
    let (ledger, keys) = (replica.ledger(), Keyring::default());
    for request in ledger.requests() {
        let _ = (ledger.words(&keys, request.id), ledger.ratings(&keys, request.id), ledger.tasks_of(request.id));
        let _ = (ledger.notes(&keys, Subject::request(request.id)), ledger.steps(Subject::request(request.id)).count());
    }
    for person in ledger.persons() {
        let _ = (ledger.name(&keys, person.id), ledger.lives_at(person.id), ledger.born(&keys, person.id));
    }
    for place in ledger.places() {
        let _ = (ledger.path(place.id), ledger.weights(place.id), ledger.within(place.id, PLACE));
    }
    for household in ledger.households() {
        let _ = (ledger.wishes(&keys, household.id), ledger.visits(&keys, household.id));
    }
    let _ = (ledger.tasks().count(), ledger.pairs().count(), replica.devices().count(), ledger.stations().count());
    let _ = (ledger.senders().count(), ledger.kiosks().count(), ledger.avoids(&keys));
}
