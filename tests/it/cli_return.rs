//! `marac return`: from a register that several people share to a table to paste.

use std::process::Output;
use std::time::SystemTime;

use chrono::DateTime;
use marac_portal::area::Pack;
use marac_portal::casework::counted::{self, Counting};
use marac_portal::casework::discussed::Discussed;
use marac_portal::casework::{Closed, Content, Records};
use marac_portal::domain::private::Private;
use marac_portal::domain::record::Record;
use marac_portal::domain::register::cases::{Decided, Decision, Entered, Finding, Matched, Restricted};
use marac_portal::domain::register::meetings::{Assigned, Meeting, Minuted, MinutedOutcome};
use marac_portal::domain::register::{Case, CaseId, Heard, Register, Sha256, What};
use marac_portal::domain::returns::{Level, Span};
use marac_portal::envelope::Identity;
use serde_json::{Value, json};

use super::cli_register_support::{Desk, add, decision, seal_anyway};
use super::cli_support::{PACK, desk, marac_as, record, rows, said, with_key};
use super::register_support::id;
use super::returns_fixture::{Line, MEETINGS};
use super::server::Folder;

pub fn counted(folder: &Folder, role: &str, more: &[&str]) -> Output {
    with_key(folder, role, &[&["return", "--area", PACK], more].concat())
}

/// The row of a measure in a period that ends on this day.
fn row(output: &Output, kind: &str, to: &str, measure: &str) -> Value {
    let found = rows(output).into_iter().filter(|row| row["period"] == kind && row["to"] == to);
    found.into_iter().find(|row| row["measure"] == measure).unwrap_or_else(|| panic!("{kind} {to} {measure}"))
}

pub fn number(output: &Output, kind: &str, to: &str, measure: &str) -> String {
    let row = row(output, kind, to, measure);
    format!("{}/{}", row["value"], row["not_known"])
}

/// What one person says in the register.
struct Person<'a> {
    desk: Desk<'a>,
    identity: Identity,
}

impl Person<'_> {
    fn of<'f>(folder: &'f Folder, role: &str) -> Person<'f> {
        let desk = Desk::at(folder);
        let identity = desk.person(role);
        Person { desk, identity }
    }

    fn says(&self, what: What) -> Heard {
        self.desk.say(&self.identity, what)
    }

    /// A case by hand; its name.
    fn enters(&self, record: Value) -> CaseId {
        self.enters_as(record).0
    }

    fn enters_as(&self, record: Value) -> (CaseId, Heard) {
        let Value::Object(fields) = record else { unreachable!() };
        let (record, source) = (Private(fields), Private("csv".into()));
        let heard = self.says(What::Entered(Entered { record, source, more: Default::default() }));
        let event: Value = serde_json::from_str(&heard.line.0).unwrap();
        (CaseId::Entered(event["id"].as_str().unwrap().parse().unwrap()), heard)
    }

    fn plans(&self, letter: char, day: &str) -> Heard {
        let plan = json!({"meeting": meeting(letter), "date": day, "label": format!("Meeting {letter}")});
        self.says(What::Meeting(serde_json::from_value::<Meeting>(plan).unwrap()))
    }

    fn minutes(&self, case: CaseId, letter: char, outcome: MinutedOutcome) -> Heard {
        let minutes = Private(String::new());
        let minuted = Minuted { case, meeting: meeting(letter), outcome, minutes, more: Default::default() };
        self.says(What::Minuted(minuted))
    }

    fn matches(&self, case: CaseId, other: CaseId, finding: Finding) {
        let reason = Private(String::new());
        self.says(What::Matched(Matched { case, other, finding, reason, more: Default::default() }));
    }
}

fn meeting(letter: char) -> marac_portal::domain::register::Id {
    id(u32::from(letter))
}

#[test]
fn the_sixty_cases_of_a_register_are_counted_by_meeting_quarter_and_twelve_months() {
    let folder = desk();
    sixty(&Person::of(&folder, "coordinator"));
    let output = counted(&folder, "deputy", &["--register", "reg"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let of = |kind, to, measure| number(&output, kind, to, measure);
    assert_eq!(of("meeting", "2026-01-13", "cases_discussed"), "14/0", "the restricted one too");
    assert_eq!(of("quarter", "2026-03-31", "repeat_cases"), "4/4");
    assert_eq!(of("year", "2026-12-31", "minoritised_victims"), "15/14");
    assert_eq!(of("year", "2026-12-31", "referred_by_primary_care"), "3/1");
    assert_eq!(row(&output, "year", "2026-12-31", "idva_fte")["value"], json!(0.62));
    assert_eq!(row(&output, "meeting", "2026-01-13", "cases_discussed")["meeting_label"], "Meeting A");
    assert!(said(&output).contains("60 cases of the register were discussed"), "{}", said(&output));
    assert!(said(&output).contains("Counted: 62 cases, the first of 13 January 2026, the last of 31 December 2026"));

    let published = counted(&folder, "deputy", &["--register", "reg", "--published", "--to", "2026-12-31"]);
    assert_eq!(row(&published, "year", "2026-12-31", "male_victims")["value"], "under_five");
    assert!(rows(&published).iter().all(|row| row["period"] == "year"));

    let span = ["--register", "reg", "--from", "2026-03-31", "--to", "2026-03-31"];
    let table = marac_as(&folder, "deputy", &[&["return", "--area", PACK], &span[..]].concat());
    let table = String::from_utf8(table.stdout).unwrap();
    let mut lines = table.lines();
    let heading = "\u{feff}period,from,to,meeting,measure,value,of,percent,not_known,definition,name";
    assert_eq!(lines.next().unwrap(), heading);
    assert_eq!(
        lines.nth(1).unwrap(),
        "meeting,2026-03-31,2026-03-31,Meeting B,repeat_cases,1,10,10.0,2,repeat_cases@1,Repeat cases"
    );
    assert!(table.contains("quarter,2026-01-01,2026-03-31,,male_victims,2,25,8.0,1,male_victims@1,Male victims"));
    for told in ["Kit", "Strake", "1976-03-22"] {
        assert!(!table.contains(told), "{told}");
    }
}

/// What is said until the sixty cases were discussed, the first of them restricted.
fn sixty(coordinator: &Person) -> Vec<Heard> {
    let mut heard: Vec<Heard> = MEETINGS.map(|(letter, day)| coordinator.plans(letter, day)).to_vec();
    for line in Line::all() {
        let record = json!({"referral": line.referral(), "referred_on": line.referred_on()});
        let (case, entered) = coordinator.enters_as(record);
        heard.push(entered);
        heard.extend(line.meetings().map(|letter| coordinator.minutes(case, letter, MinutedOutcome::Discussed)));
        if line.number == 1 {
            let (readers, reason) = (vec![coordinator.identity.person()], Private(String::new()));
            let restricted = Restricted { case, readers, reason, more: Default::default() };
            heard.push(coordinator.says(What::Restricted(restricted)));
        }
    }
    heard
}

/// No sealed file: every case was entered.
struct NoFiles;

impl Records for NoFiles {
    fn record(&self, _: Sha256) -> Result<Record, Closed> {
        Err(Closed::NotHere)
    }
}

#[test]
fn what_the_desk_saves_is_byte_by_byte_what_marac_prints() {
    let folder = desk();
    let heard = sixty(&Person::of(&folder, "coordinator"));
    let pack = Pack::parse(&folder.read(PACK)).unwrap();
    let now = DateTime::from_timestamp(SystemTime::UNIX_EPOCH.elapsed().unwrap().as_secs() as i64, 0).unwrap();
    let register = Register::of(heard, &pack.register_scope(), now);
    let groups = counted::groups(&pack);
    let look = |cases: &[(&CaseId, &Case)]| cases.iter().map(|(id, case)| Content::of(&NoFiles, **id, case)).collect();
    let discussed = Discussed::of(&register, &pack, &groups, look);
    let on = |day: &str| Some(day.parse().unwrap());
    for (span, published, more) in [
        (Span::default(), None, &[][..]),
        (Span { from: on("2026-03-31"), to: on("2026-06-30") }, None, &["--from", "2026-03-31", "--to", "2026-06-30"]),
        (Span::default(), Some(Level::Years), &["--published"]),
        (Span::default(), Some(Level::Quarters), &["--published=quarters"]),
    ] {
        let output = marac_as(&folder, "deputy", &[&["return", "--register", "reg", "--area", PACK], more].concat());
        let counting = Counting { pack: &pack, span, published, today: now.date_naive() };
        let shown = counting.shown(&discussed.heard);
        assert_eq!(counted::to_csv(&shown), output.stdout, "{more:?}");
        assert!(output.stdout.len() > 1000, "{more:?}");
        for words in counted::not_counted(&discussed).into_iter().chain(counted::counted(&discussed.heard, &shown)) {
            assert!(said(&output).contains(&words), "{words}");
        }
    }
}

#[test]
fn what_a_meeting_did_not_discuss_is_not_counted_and_what_is_not_settled_is_said() {
    use MinutedOutcome::*;
    let folder = desk();
    let [coordinator, deputy] = ["coordinator", "deputy"].map(|role| Person::of(&folder, role));
    coordinator.plans('A', "2026-01-13");
    let enter = || coordinator.enters(json!({"referral": {"victim": {"gender": "man"}}, "referred_on": "2026-01-02"}));
    let [heard, deferred, disputed, mistake, listed, _waiting, twice, copy, lost] = [(); 9].map(|()| enter());
    for case in [heard, mistake, twice, copy] {
        coordinator.minutes(case, 'A', Discussed);
    }
    coordinator.minutes(heard, 'B', Deferred);
    coordinator.minutes(deferred, 'A', Deferred);
    coordinator.minutes(disputed, 'A', Discussed);
    deputy.minutes(disputed, 'A', NotHeard);
    // Nobody ever said on which day that meeting is.
    coordinator.minutes(lost, 'Z', Discussed);
    let What::Decided(decided) = decision(&json!({"sha256": "00".repeat(32)}), Decision::Mistake) else { panic!() };
    coordinator.says(What::Decided(Decided { case: mistake, ..decided }));
    let on = Some(meeting('A'));
    coordinator.says(What::Assigned(Assigned {
        case: listed,
        meeting: on,
        place: None,
        minutes: None,
        more: Default::default(),
    }));
    deputy.matches(copy, twice, Finding::Duplicate);

    let output = counted(&folder, "coordinator", &["--register", "reg"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(number(&output, "meeting", "2026-01-13", "cases_discussed"), "2/0");
    let said = said(&output);
    for line in [
        "NOT COUNTED: 2 discussions of which people say different things",
        "Not counted: 1 that is the same referral as another at the same meeting",
        "Not counted: 1 case that should not be in the register",
        "Not counted: 1 case on the list of a meeting without a word",
        "Not counted: 1 case that is on the list of no meeting",
        "2 cases of the register were discussed",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
}

#[test]
fn the_same_pair_again_is_a_repeat_of_the_later_referral_within_the_months_of_the_area() {
    let folder = desk();
    let coordinator = Person::of(&folder, "coordinator");
    coordinator.plans('A', "2026-06-30");
    let enter = |on: &str| {
        let case = coordinator.enters(json!({"referral": {"criteria": {"referred_before": "no"}}, "referred_on": on}));
        coordinator.minutes(case, 'A', MinutedOutcome::Discussed);
        case
    };
    let [first, again, late, other] = ["2025-01-02", "2026-01-02", "2026-06-03", "2026-06-04"].map(enter);
    coordinator.matches(first, again, Finding::Repeat);
    coordinator.matches(late, first, Finding::Repeat);
    coordinator.matches(other, late, Finding::NotTheSame);
    let output = counted(&folder, "coordinator", &["--register", "reg"]);
    assert_eq!(number(&output, "meeting", "2026-06-30", "cases_discussed"), "4/0");
    assert_eq!(number(&output, "meeting", "2026-06-30", "repeat_cases"), "1/0", "{}", said(&output));
}

#[test]
fn sealed_referrals_of_a_register_count_where_they_were_discussed() {
    let folder = desk();
    seal_anyway(&folder, "one", record(|record| record["referred_on"] = json!("2026-01-02")));
    let added = add(&folder, "coordinator", &["in"]);
    assert_eq!(added.status.code(), Some(0), "{}", said(&added));
    let coordinator = Person::of(&folder, "coordinator");
    coordinator.plans('A', "2026-01-13");
    let body = folder.names("reg/bodies").remove(0);
    let case: CaseId = body.trim_end_matches(".age").parse().unwrap();
    coordinator.minutes(case, 'A', MinutedOutcome::Discussed);
    let output = counted(&folder, "deputy", &["--register", "reg"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert_eq!(number(&output, "meeting", "2026-01-13", "referred_by_primary_care"), "1/0");

    std::fs::remove_file(folder.path(&format!("reg/bodies/{body}"))).unwrap();
    let output = counted(&folder, "deputy", &["--register", "reg"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("NOT COUNTED: 1 case that was discussed and does not open"), "{}", said(&output));
    assert!(said(&output).contains("There is nothing to count"));
}
