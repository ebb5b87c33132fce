//! Everything that was handed in, in its order, with what a person decided about it: what became of each follows from that,
//! from the case and from the session, so that nothing is lost when one of these was chosen wrongly.

use crate::domain::instrument::Tri;
use crate::domain::ledger::Outcome;
use crate::domain::practice::code::{CodeFault, HandIn, ITEMS, LENGTH, Likely, SessionMark};

use super::split::{length, pieces};

/// The inputs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    pub inputs: Vec<Input>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    pub what: What,
    /// The code that a person confirmed in the place of what came.
    pub mended: Option<String>,
    /// A person said that it is of another learner, though the answers are those of one who is counted.
    pub another_learner: bool,
    /// A person said that it belongs here: its session is another, or the case of a file is not known.
    pub here: bool,
    /// A person took it out.
    pub out: bool,
}

/// What came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Typed, pasted, or out of a picture whose name it is.
    Code { text: String, picture: Option<String> },
    /// A picture without a code that can be read.
    NoCode { picture: String },
    /// A sealed file.
    File { name: String, came: Came },
}

/// What came out of a sealed file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Came {
    Answers(Box<Answers>),
    /// It was not opened, and why.
    Not(Outcome),
}

/// The answers of a practice file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    /// The number under which the worker has its record.
    pub record: usize,
    /// The submission of the record: the same again is the same file.
    pub submission: String,
    /// The marks of the cases that it may be about: a copy of a case is about the same people.
    pub cases: Vec<u8>,
    pub answers: [Option<Tri>; ITEMS],
    pub routes: Vec<&'static str>,
}

/// What became of an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It counts.
    Taken(HandIn),
    /// The answers of this row again; numbers count from 1. `certain`: the very same file.
    Again {
        row: usize,
        certain: bool,
    },
    /// A code that was mistyped; what it probably should be, where that can be said.
    Mistyped(CodeFault),
    /// Of a case with this mark; nothing where no case that is known fits a file.
    OtherCase(Option<u8>),
    OtherSession(SessionMark),
    NotACode,
    /// A picture in which no code was found.
    NoCodeSeen,
    /// A sealed file that was not opened.
    NotOpened(Outcome),
    TakenOut,
}

impl Book {
    /// Enters what was typed or pasted, each code on a row of its own; how many rows came.
    pub fn enter_text(&mut self, text: &str) -> usize {
        let pieces = pieces(text);
        let count = pieces.len();
        self.inputs.extend(pieces.into_iter().map(|text| Input::of(What::Code { text, picture: None })));
        count
    }

    /// Enters something.
    pub fn enter(&mut self, what: What) {
        self.inputs.push(Input::of(what));
    }

    /// What became of each input, in a session about the case with this mark.
    pub fn verdicts(&self, case: u8, session: SessionMark) -> Vec<Verdict> {
        let mut verdicts: Vec<Verdict> = Vec::with_capacity(self.inputs.len());
        for input in &self.inputs {
            let verdict = self.verdict(input, case, session, &verdicts);
            verdicts.push(verdict);
        }
        verdicts
    }

    fn verdict(&self, input: &Input, case: u8, session: SessionMark, before: &[Verdict]) -> Verdict {
        if input.out {
            return Verdict::TakenOut;
        }
        let hand_in = match &input.what {
            What::NoCode { .. } => return Verdict::NoCodeSeen,
            What::File { came: Came::Not(why), .. } => return Verdict::NotOpened(*why),
            What::Code { text, .. } => match HandIn::read(input.mended.as_ref().unwrap_or(text)) {
                Ok(hand_in) => hand_in,
                Err(fault) if is_almost_a_code(text, &fault) => return Verdict::Mistyped(fault),
                Err(_) => return Verdict::NotACode,
            },
            What::File { came: Came::Answers(file), .. } => {
                if let Some(row) = self.same_file(&file.submission, before) {
                    return Verdict::Again { row, certain: true };
                }
                if !file.cases.contains(&case) && !input.here {
                    return Verdict::OtherCase(file.cases.first().copied());
                }
                HandIn { session, case, answers: file.answers, routes: file.routes.clone() }
            }
        };
        if hand_in.case != case {
            return Verdict::OtherCase(Some(hand_in.case));
        }
        if hand_in.session != session && !input.here {
            return Verdict::OtherSession(hand_in.session);
        }
        let same = |verdict: &Verdict| match verdict {
            Verdict::Taken(taken) => taken.answers == hand_in.answers && taken.routes == hand_in.routes,
            _ => false,
        };
        match before.iter().position(same) {
            Some(at) if !input.another_learner => Verdict::Again { row: at + 1, certain: false },
            _ => Verdict::Taken(hand_in),
        }
    }

    /// The row of an earlier file with this submission that was not taken out.
    fn same_file(&self, submission: &str, before: &[Verdict]) -> Option<usize> {
        let is = |(input, verdict): (&Input, &Verdict)| match &input.what {
            What::File { came: Came::Answers(file), .. } => {
                file.submission == submission && *verdict != Verdict::TakenOut
            }
            _ => false,
        };
        self.inputs.iter().zip(before).position(is).map(|at| at + 1)
    }
}

impl Input {
    fn of(what: What) -> Input {
        Input { what, mended: None, another_learner: false, here: false, out: false }
    }
}

impl Verdict {
    /// What to put in the place of a mistyped code.
    pub fn likely(&self) -> Option<&Likely> {
        match self {
            Verdict::Mistyped(CodeFault::Mistyped { likely }) => likely.as_ref(),
            _ => None,
        }
    }
}

/// Whether it was meant as a code: about as long as one.
fn is_almost_a_code(text: &str, fault: &CodeFault) -> bool {
    matches!(fault, CodeFault::Mistyped { .. }) || length(text).abs_diff(LENGTH) <= 3
}

#[cfg(test)]
mod tests {
    use super::super::sums::Sums;
    use super::*;
    use crate::domain::practice::code::ROUTES;

    const CASE: u8 = 0x3c;

    fn session(mark: &str) -> SessionMark {
        SessionMark::read(mark).unwrap()
    }

    fn code(mark: &str, case: u8, yes: usize) -> String {
        let answers = std::array::from_fn(|at| Some(if at < yes { Tri::Yes } else { Tri::No }));
        HandIn { session: session(mark), case, answers, routes: vec![ROUTES[0]] }.code()
    }

    fn verdicts(book: &Book) -> Vec<Verdict> {
        book.verdicts(CASE, session("K7"))
    }

    fn file(submission: &str, cases: &[u8], yes: usize) -> What {
        let answers = std::array::from_fn(|at| Some(if at < yes { Tri::Yes } else { Tri::No }));
        let answers = Answers {
            record: 1,
            submission: submission.into(),
            cases: cases.to_vec(),
            answers,
            routes: vec![ROUTES[0]],
        };
        What::File { name: "practice.age".into(), came: Came::Answers(Box::new(answers)) }
    }

    #[test]
    fn thirty_hand_ins_of_which_three_are_damaged_and_two_are_of_another_session_are_all_accounted_for() {
        let mut book = Book::default();
        let mut typed: Vec<String> = (0..25).map(|yes| code("K7", CASE, yes)).chain([code("M2", CASE, 3)]).collect();
        typed.push(code("00", CASE, 4));
        // One wrong character, one missing, two exchanged.
        let wrong = |code: &str| if code.ends_with('Z') { code.replace("Z", "Y") } else { format!("{}Z", &code[..18]) };
        typed.push(wrong(&code("K7", CASE, 10)));
        typed.push(code("K7", CASE, 11)[..18].to_owned());
        let whole = code("K7", CASE, 12);
        typed.push(format!("{}{}{}{}", &whole[..17], &whole[18..], &whole[17..18], ""));
        assert_eq!(book.enter_text(&typed.join("\n")), 30);
        let sums = Sums::of(&verdicts(&book));
        assert_eq!((sums.given, sums.taken, sums.mistyped, sums.other_session), (30, 25, 3, 2));
    }

    #[test]
    fn a_mistyped_code_is_put_right_only_when_a_person_says_so() {
        let right = code("K7", CASE, 17);
        let typed = format!("{}{}", if right.starts_with('M') { "N" } else { "M" }, &right[1..]);
        let mut book = Book::default();
        book.enter_text(&typed);
        let verdict = verdicts(&book).remove(0);
        let likely = verdict.likely().unwrap();
        assert_eq!((likely.at, likely.code.as_str()), (1, right.as_str()));
        book.inputs[0].mended = Some(likely.code.clone());
        assert!(matches!(verdicts(&book)[0], Verdict::Taken(_)));
        assert!(matches!(&book.inputs[0].what, What::Code { text, .. } if *text == typed), "what came is kept");
    }

    #[test]
    fn the_same_code_again_is_asked_about_and_counts_once_somebody_says_that_it_is_another_learner() {
        let mut book = Book::default();
        book.enter_text(&format!("{0}\n{0}\n{0}", code("K7", CASE, 5)));
        let again = Verdict::Again { row: 1, certain: false };
        assert_eq!(verdicts(&book)[1..], [again.clone(), again.clone()]);
        book.inputs[1].another_learner = true;
        assert!(matches!(verdicts(&book)[1], Verdict::Taken(_)));
        book.inputs[0].out = true;
        assert_eq!(verdicts(&book)[2], Verdict::Again { row: 2, certain: false }, "the second stands for both now");
        assert_eq!(Sums::of(&verdicts(&book)), Sums { given: 3, taken: 1, again: 1, taken_out: 1, ..Sums::default() });
    }

    #[test]
    fn another_case_or_session_is_named_and_comes_right_when_the_trainer_had_chosen_wrongly() {
        let mut book = Book::default();
        book.enter_text(&format!("{} {}", code("K7", 0x99, 5), code("M2", CASE, 6)));
        assert_eq!(verdicts(&book), [Verdict::OtherCase(Some(0x99)), Verdict::OtherSession(session("M2"))]);
        assert!(matches!(book.verdicts(0x99, session("K7"))[0], Verdict::Taken(_)));
        book.inputs[1].here = true;
        assert!(matches!(verdicts(&book)[1], Verdict::Taken(_)));
    }

    #[test]
    fn words_numbers_and_parts_of_codes_are_no_codes() {
        let mut book = Book::default();
        book.enter_text("Anna, 07700 900111, K7MN-P000");
        assert!(verdicts(&book).iter().all(|verdict| *verdict == Verdict::NotACode));
        book.enter_text("K7MN-P000-U000-12ZZ");
        let Verdict::Mistyped(CodeFault::Character { at, character }) = verdicts(&book)[3] else { panic!() };
        assert_eq!((at, character), (9, 'U'));
    }

    #[test]
    fn a_file_counts_like_a_code_and_the_same_file_again_does_not() {
        let mut book = Book::default();
        book.enter_text(&code("K7", CASE, 8));
        book.enter(file("S1", &[0x99, CASE], 9));
        book.enter(file("S1", &[0x99, CASE], 9));
        book.enter(file("S2", &[0x99, CASE], 8));
        book.enter(file("S3", &[], 8));
        book.enter(What::File { name: "real.age".into(), came: Came::Not(Outcome::WrongKey) });
        book.enter(What::File { name: "live.age".into(), came: Came::Not(Outcome::Live) });
        let verdicts = verdicts(&book);
        assert!(matches!(verdicts[1], Verdict::Taken(_)));
        assert_eq!(verdicts[2], Verdict::Again { row: 2, certain: true });
        assert_eq!(verdicts[3], Verdict::Again { row: 1, certain: false }, "handed in by code as well, perhaps");
        assert_eq!(verdicts[4], Verdict::OtherCase(None));
        book.inputs[4].here = true;
        assert_eq!(
            self::verdicts(&book)[4],
            Verdict::Again { row: 1, certain: false },
            "of this case, says the trainer"
        );
        assert_eq!(verdicts[5..], [Verdict::NotOpened(Outcome::WrongKey), Verdict::NotOpened(Outcome::Live)]);
    }
}
