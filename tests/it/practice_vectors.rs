//! Practice files of every version, and the worked example of the description.

use marac_portal::domain::instrument::Tri;
use marac_portal::domain::practice::case::Case;
use marac_portal::domain::practice::code::{CodeFault, HandIn, Likely, ROUTES, SessionMark};

use crate::practice_cases::{dash, file};

const CODES: &str = include_str!("../vectors/practice/codes-v1.txt");
const CASE: &[u8] = include_bytes!("../vectors/practice/case-v1.json");
const FORMATS: &str = include_str!("../../docs/formats.md");

#[test]
fn codes_of_another_program_are_read_and_written_as_it_wrote_them() {
    for line in CODES.lines() {
        let [code, session, case, answers, routes] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let hand_in = HandIn {
            session: SessionMark::read(session).unwrap(),
            case: u8::from_str_radix(case, 16).unwrap(),
            answers: std::array::from_fn(|at| match answers.as_bytes()[at] {
                b'y' => Some(Tri::Yes),
                b'n' => Some(Tri::No),
                b'd' => Some(Tri::DontKnow),
                _ => None,
            }),
            routes: ROUTES.into_iter().zip(routes.chars()).filter(|(_, on)| *on == '1').map(|(id, _)| id).collect(),
        };
        assert_eq!(hand_in.code(), code, "{line}");
        assert_eq!(HandIn::read(code), Ok(hand_in), "{line}");
    }
    assert_eq!(CODES.lines().count(), 5);
}

#[test]
fn a_case_of_version_1_is_read() {
    let case = Case::read(CASE, &dash()).unwrap();
    assert_eq!((case.id.as_str(), case.version, case.mark(), case.yes()), ("v1-marla-quill", 1, 0x98, 17));
}

#[test]
fn the_example_of_the_description_is_so() {
    let case = Case::read(&file("v1-marla-quill.json"), &dash()).unwrap();
    let hand_in = HandIn {
        session: SessionMark::read("K7").unwrap(),
        case: case.mark(),
        answers: std::array::from_fn(|at| Some(case.key[at].answer)),
        routes: ROUTES[..2].to_vec(),
    };
    let code = hand_in.code();
    assert!(FORMATS.contains(&format!("with its check characters `{code}`")), "{code}");
    let likely = Likely { at: 11, should_be: 'Q', code };
    assert!(FORMATS.contains("`K7K1-ANAN-CQ05-FWJ0`, it is refused, and character 11 proposed as Q"));
    assert_eq!(HandIn::read("K7K1-ANAN-CQ05-FWJ0"), Err(CodeFault::Mistyped { likely: Some(likely) }));
}
