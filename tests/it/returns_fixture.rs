//! Sixty invented referrals in a table that a person can count, and what each line becomes as a case.

use marac_portal::domain::answers::Answers;
use marac_portal::domain::answers_json::from_json;
use marac_portal::domain::criteria::Repeat;
use marac_portal::domain::date::read_day;
use marac_portal::domain::returns::{Case, Facts, Groups, Heard, MeetingOf, Overridden};
use serde_json::{Map, Value, json};

use super::register_support::id;

/// The meetings by their letters, and what they are called. B and D meet on the last day of a quarter, C on the first
/// of the next; nobody meets from July to September.
pub const MEETINGS: [(char, &str); 5] =
    [('A', "2026-01-13"), ('B', "2026-03-31"), ('C', "2026-04-01"), ('D', "2026-06-30"), ('E', "2026-12-31")];

/// One line for each case; `-`: nothing was answered.
///
/// `at`: the meetings that discussed it. `before`: the day of the last referral of the same two people to this MARAC, or
/// what was said of it instead. `children`: how many are listed in the household; `0`: an adult alone is listed, `-`:
/// nobody; `1u`: one child, and one who is not born yet. `~2009`: born about that year.
pub const CASES: &str = "\
no  at  referred    agency            before      children  ethnicity          orientation        trans              disability  gender  born        perpetrators
01  A   2025-12-31  police            no          1         other              heterosexual       no                 -           woman   1996-08-23  1976-03-22
02  A   2025-12-23  hospital          -           2         white              heterosexual       no                 no          woman   1967-06-04  1958-12-08
03  A   2026-01-02  hospital          2025-01-02  1         white              heterosexual       no                 no          woman   1973-12-22  1975-01-11
04  A   2026-01-03  mental-health     2025-01-02  1         -                  heterosexual       prefer_not_to_say  no          woman   1983-05-05  1971-07-20
05  A   2025-12-26  police            2025-06-08  1         white              heterosexual       prefer_not_to_say  -           woman   1983-04-14  -
06  A   2025-12-20  children          2025-02-20  1u        asian              heterosexual       no                 no          woman   2009-12-20  1981-11-07
07  A   2025-12-20  gp                no          2         white              heterosexual       no                 no          woman   2009-12-21  1971-05-08
08  A   2025-12-20  substance-misuse  no          1         white              -                  no                 no          woman   2007-12-20  -
09  A   2025-12-20  probation         no          0         dont_know          -                  -                  no          woman   2007-12-21  1981-09-07
10  A   2025-12-15  police            elsewhere   1         white              heterosexual       -                  no          woman   1967-01-13  2009-06-01
11  A   2025-12-31  police            dont_know   -         black              heterosexual       no                 no          woman   2006-01-07  2008-12-31,1990-02-02
12  A   2026-01-02  school            no          3         white              heterosexual       no                 -           woman   1993-06-27  1990-08-17
13  AC  2026-01-03  police            no          2         white              dont_know          no                 no          woman   2004-09-01  -
14  A   2025-12-19  idva              no          0         -                  heterosexual       no                 dont_know   woman   1959-02-20  2006-06-17
15  B   2026-03-10  idva              dont_know   3         white              -                  no                 no          man     1982-02-26  1990-03-12
16  B   2026-03-18  police            2025-01-24  1         dont_know          heterosexual       -                  no          woman   1996-05-04  1989-02-16
17  B   2026-02-28  -                 2025-02-28  0         white              dont_know          no                 yes         -       1995-01-22  1958-10-11
18  B   2026-03-01  police            2025-02-28  2         -                  heterosexual       no                 yes         woman   1971-10-12  1997-06-05
19  B   2026-03-04  housing           no          -         white              -                  no                 no          woman   1994-02-03  1980-11-06
20  B   2026-03-05  police            no          1         white              heterosexual       -                  dont_know   woman   ~2009       1966-10-16
21  B   2026-03-05  hospital          2024-05-08  1u        white              gay_or_lesbian     no                 yes         woman   ~2008       1999-07-20
22  B   2026-03-08  gp                2023-11-10  1         white              heterosexual       no                 -           man     -           1975-05-15
23  B   2026-03-23  police            no          -         white              heterosexual       prefer_not_to_say  no          woman   1956-03-17  1959-08-21
24  B   2026-03-04  idva              elsewhere   -         mixed              heterosexual       no                 no          woman   1959-03-08  1959-05-05
25  BE  2026-03-18  idva              no          2         asian              bisexual           no                 no          woman   2003-02-07  1957-06-03
26  B   2026-03-22  police            dont_know   2         asian              gay_or_lesbian     no                 no          woman   1963-12-24  1960-09-12
27  C   2026-03-07  children          no          1         white              heterosexual       no                 no          woman   1971-09-13  1989-11-10
28  C   2026-03-05  gp                no          0         -                  heterosexual       no                 no          woman   1960-03-04  ~2009
29  C   2026-03-06  police            2025-10-06  3         white              dont_know          -                  yes         other   1999-07-11  ~2008,2010-05-05
30  C   2026-03-09  police            2025-11-05  -         white              gay_or_lesbian     -                  yes         woman   1995-04-09  1992-11-19
31  C   2026-03-09  housing           2025-06-07  1         prefer_not_to_say  -                  -                  dont_know   woman   1999-01-20  1975-09-16
32  C   2026-03-13  other             -           0         white              heterosexual       prefer_not_to_say  yes         woman   1998-02-11  2005-10-05
33  C   2026-03-21  police            2025-10-24  -         prefer_not_to_say  dont_know          no                 no          woman   1956-12-02  1955-08-23
34  C   2026-03-13  police            no          3         white              -                  -                  yes         woman   1966-07-16  1959-09-28
35  C   2026-03-07  children          2023-11-09  -         black              heterosexual       no                 no          man     ~1980       1981-11-27
36  C   2026-03-05  children          no          1         white              heterosexual       no                 yes         woman   1994-06-03  -
37  C   2026-03-18  mental-health     -           1         white              gay_or_lesbian     yes                yes         woman   1991-04-06  1960-04-17
38  C   2026-03-21  police            elsewhere   1         dont_know          heterosexual       no                 yes         woman   1966-12-24  1956-03-22
39  D   2026-06-21  police            2025-08-30  2         mixed              prefer_not_to_say  -                  -           woman   2003-04-02  1958-03-22
40  D   2026-06-21  voluntary         2025-11-22  1         -                  bisexual           no                 dont_know   woman   2010-01-31  1989-08-18
41  D   2026-06-09  police            2024-01-19  -         mixed              heterosexual       no                 no          woman   1991-04-20  1998-06-13
42  D   2026-06-01  police            no          0         -                  heterosexual       no                 no          woman   1973-12-24  2008-06-02
43  D   2026-06-01  police            elsewhere   -         white              -                  no                 no          woman   1999-03-15  2008-06-01
44  D   2026-05-31  idva              no          0         white              heterosexual       -                  no          -       1988-01-06  1994-04-20
45  D   2026-06-22  idva              2024-10-14  0         white              dont_know          no                 no          woman   1973-04-14  2002-06-18
46  D   2026-06-17  police            2024-09-30  -         prefer_not_to_say  gay_or_lesbian     no                 no          woman   1989-01-18  1964-06-19
47  D   2026-06-16  police            2025-10-16  -         white              gay_or_lesbian     no                 no          woman   1963-10-27  1958-09-27
48  D   2026-06-20  police            2024-08-17  0         prefer_not_to_say  heterosexual       no                 yes         woman   1972-04-21  1985-05-17
49  D   2026-06-21  idva              dont_know   1         white              heterosexual       no                 dont_know   man     1959-04-14  1998-02-26
50  E   2026-12-22  adults            no          -         -                  dont_know          no                 -           other   1960-01-01  1973-09-17
51  E   2026-12-21  police            no          2         black              gay_or_lesbian     no                 no          woman   1959-03-14  1963-02-25
52  E   2026-12-07  police            no          1         asian              heterosexual       no                 no          -       1965-01-25  1972-09-21
53  E   2026-12-14  police            2026-09-12  1u        white              heterosexual       no                 -           woman   1985-11-19  1989-01-19
54  E   2026-12-17  police            no          2         asian              heterosexual       no                 -           woman   1965-06-10  1975-12-07
55  E   2026-12-04  idva              no          1         black              heterosexual       -                  yes         woman   1967-03-15  1961-05-02
56  E   2026-12-22  police            dont_know   0         black              heterosexual       no                 no          -       1980-07-08  1995-08-24
57  E   2026-12-07  hospital          no          -         white              heterosexual       no                 -           woman   2002-01-18  1969-06-11
58  E   2026-12-02  police            no          1         white              heterosexual       no                 no          woman   1990-12-03  1980-03-03
59  E   2026-12-07  police            no          0         white              heterosexual       no                 yes         woman   1981-06-13  1997-05-26
60  E   2026-12-20  police            elsewhere   1         white              heterosexual       no                 no          -       1978-04-19  1994-03-14
";

impl Line {
    /// Every line of the table.
    pub fn all() -> Vec<Line> {
        CASES.lines().skip(1).map(Line::read).collect()
    }

    fn read(line: &'static str) -> Line {
        let cells: Vec<&str> = line.split_whitespace().collect();
        assert_eq!(cells.len(), 13, "{line}");
        Line { number: cells[0].parse().unwrap(), cells }
    }

    /// The letters of its meetings.
    pub fn meetings(&self) -> impl Iterator<Item = char> {
        self.cells[1].chars()
    }

    pub fn referred_on(&self) -> &'static str {
        self.cells[2]
    }

    /// The `referral` object that says so.
    pub fn referral(&self) -> Value {
        let of = |at: usize| (self.cells[at] != "-").then_some(self.cells[at]);
        let mut victim = Map::new();
        for (field, at) in [("ethnicity", 6), ("orientation", 7), ("trans", 8), ("disability", 9), ("gender", 10)] {
            victim.extend(of(at).map(|choice| (field.to_owned(), json!(choice))));
        }
        victim.extend(of(11).map(|born| ("born".to_owned(), date(born))));
        let named = |born: &str| json!({"name": "Kit Strake", "born": date(born)});
        let perpetrators: Vec<Value> = of(12).into_iter().flat_map(|born| born.split(',')).map(named).collect();
        let mut referral =
            json!({"victim": victim, "perpetrators": perpetrators, "household": household(self.cells[5])});
        if let Some(agency) = of(3) {
            referral["referrer"] = json!({"agency": agency});
        }
        if let Some(before) = of(4) {
            referral["criteria"] = match before {
                "no" | "dont_know" => json!({"referred_before": before}),
                "elsewhere" => json!({"referred_before": "another_marac", "repeat_same_pair": "yes"}),
                day => json!({"referred_before": "this_marac", "repeat_referred_on": day, "repeat_same_pair": "yes"}),
            };
        }
        referral
    }

    pub fn answers(&self) -> Answers {
        from_json(&self.referral()).unwrap_or_else(|field| panic!("{}: {field:?}", self.number))
    }

    /// It, at each of its meetings.
    pub fn heard(&self) -> Vec<Heard> {
        let (answers, overridden) = (self.answers(), Overridden::default());
        let case = Case { answers: &answers, referred_on: read_day(self.referred_on()), overridden: &overridden };
        let facts = Facts::of(case, Repeat::default(), &groups());
        self.meetings().map(|letter| Heard { facts, ..meeting(letter) }).collect()
    }
}

pub struct Line {
    pub number: u32,
    cells: Vec<&'static str>,
}

/// Nobody yet at the meeting with this letter.
pub fn meeting(letter: char) -> Heard {
    let (number, (_, day)) = (1..).zip(MEETINGS).find(|(_, (known, _))| *known == letter).unwrap();
    let of = MeetingOf { label: format!("Meeting {letter}"), id: id(number) };
    Heard { on: read_day(day).unwrap(), meeting: Some(of), facts: Facts::default() }
}

/// The agencies of the trial area.
pub fn groups() -> Groups {
    Groups::of([
        ("police", Some("police")),
        ("idva", Some("idva")),
        ("children", Some("children")),
        ("gp", Some("primary_care")),
        ("hospital", Some("secondary_care")),
        ("mental-health", Some("mental_health")),
        ("school", Some("education")),
        ("housing", Some("housing")),
        ("probation", Some("probation")),
        ("adults", Some("adults")),
        ("substance-misuse", Some("substance_misuse")),
        ("voluntary", Some("voluntary")),
    ])
}

fn household(children: &str) -> Vec<Value> {
    let (number, unborn) = match children.strip_suffix('u') {
        Some(number) => (number, true),
        None => (children, false),
    };
    let Ok(number) = number.parse::<usize>() else { return Vec::new() };
    let mut people = vec![json!({"kind": "child"}); number];
    people.extend(unborn.then(|| json!({"kind": "unborn_child"})));
    people.extend((number == 0).then(|| json!({"kind": "adult"})));
    people
}

fn date(text: &str) -> Value {
    match text.strip_prefix('~') {
        Some(year) => json!({"about": year}),
        None => json!(text),
    }
}
