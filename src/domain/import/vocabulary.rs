//! What tables say for the options of the form. A guess writes these into the mapping, so that a person sees them.

/// Of the question with this id: what stands for which option; an option "" is no answer.
pub(super) const WORDS: &[(&str, &[(&str, &[&str])])] = &[
    (
        "perpetrators.relationship",
        &[
            (
                "former_partner",
                &[
                    "ex",
                    "ex partner",
                    "ex-partner",
                    "ex husband",
                    "ex wife",
                    "ex boyfriend",
                    "ex girlfriend",
                    "ex spouse",
                    "former husband",
                    "former wife",
                    "separated",
                    "estranged husband",
                    "estranged wife",
                    "ex intimate partner",
                ],
            ),
            (
                "partner",
                &[
                    "husband",
                    "wife",
                    "spouse",
                    "boyfriend",
                    "girlfriend",
                    "civil partner",
                    "cohabitee",
                    "intimate partner",
                    "current partner",
                    "fiance",
                    "fiancé",
                    "fiancee",
                ],
            ),
            ("parent", &["mother", "father", "mum", "dad", "step father", "step mother", "stepfather", "stepmother"]),
            ("child", &["son", "daughter", "step son", "step daughter", "stepson", "stepdaughter", "adult child"]),
            ("sibling", &["brother", "sister", "half brother", "half sister"]),
            (
                "other_family",
                &[
                    "family",
                    "family member",
                    "other family",
                    "uncle",
                    "aunt",
                    "cousin",
                    "nephew",
                    "niece",
                    "grandson",
                    "granddaughter",
                    "grandfather",
                    "grandmother",
                    "in law",
                    "brother in law",
                    "sister in law",
                    "son in law",
                ],
            ),
            ("several", &["multiple", "multiple perpetrators"]),
        ],
    ),
    (
        "victim.gender",
        &[
            ("woman", &["female", "f", "w"]),
            ("man", &["male", "m"]),
            ("other", &["non binary", "nonbinary", "x"]),
            ("prefer_not_to_say", &["not stated", "ns"]),
        ],
    ),
    (
        "victim.ethnicity",
        &[
            (
                "white",
                &[
                    "white british",
                    "white irish",
                    "white other",
                    "white european",
                    "any other white background",
                    "w1",
                    "w2",
                    "w3",
                    "w9",
                    "ic1",
                    "ic2",
                ],
            ),
            (
                "black",
                &["black british", "african", "caribbean", "black african", "black caribbean", "b1", "b2", "b9", "ic3"],
            ),
            (
                "asian",
                &[
                    "asian british",
                    "indian",
                    "pakistani",
                    "bangladeshi",
                    "chinese",
                    "a1",
                    "a2",
                    "a3",
                    "a4",
                    "a9",
                    "ic4",
                    "ic5",
                ],
            ),
            ("mixed", &["mixed race", "mixed heritage", "m1", "m2", "m3", "m9"]),
            ("other", &["arab", "o1", "o2", "o9", "ic6"]),
            ("prefer_not_to_say", &["not stated", "ns", "refused"]),
        ],
    ),
    (
        "victim.orientation",
        &[
            ("heterosexual", &["straight"]),
            ("gay_or_lesbian", &["gay", "lesbian", "homosexual"]),
            ("bisexual", &["bi"]),
        ],
    ),
    (
        "victim.housing",
        &[
            ("council", &["council", "local authority", "council tenant"]),
            ("housing_association", &["housing association", "ha", "registered social landlord", "rsl"]),
            ("private_rent", &["private", "private rented", "private tenant"]),
            ("owned", &["owner occupier", "owner", "mortgage"]),
            ("refuge_or_hostel", &["refuge", "hostel"]),
            ("homeless", &["nfa", "no fixed abode"]),
        ],
    ),
    ("criteria.referred_before", &[("this_marac", &["yes", "repeat"]), ("no", &["no", "new", "first"])]),
    (
        "criteria.routes",
        &[
            ("visible_high_risk", &["high", "high risk", "visible high risk", "14+", "14 ticks", "vhr"]),
            ("judgement", &["professional judgement", "professional judgment", "pj", "judgement"]),
            ("escalation", &["potential escalation", "escalation"]),
            ("repeat", &["repeat", "marac repeat", "marac to marac"]),
        ],
    ),
    ("agreement.agrees", &[("not_asked_unsafe", &["not asked", "unsafe to ask"])]),
    ("agreement.knows", &[("unsafe_to_tell", &["unsafe", "unsafe to tell", "not safe"])]),
];

/// Of an agency that the area lists under this id.
pub(super) const AGENCIES: &[(&str, &[&str])] = &[
    ("police", &["police", "constabulary", "ppu", "public protection unit", "dau"]),
    ("idva", &["idva", "idva service", "domestic abuse service", "da service"]),
    (
        "children",
        &["csc", "children's services", "children's social care", "children services", "childrens social services"],
    ),
    ("adults", &["asc", "adult services", "adult social services", "adult social care"]),
    ("health-visiting", &["health visitor", "health visiting", "hv"]),
    ("hospital", &["hospital", "a&e", "emergency department", "acute trust", "secondary care"]),
    ("gp", &["gp", "gp surgery", "primary care", "doctor"]),
    ("mental-health", &["mental health", "cmht", "mental health trust"]),
    ("substance-misuse", &["substance misuse", "drug and alcohol", "drugs and alcohol", "drug & alcohol service"]),
    ("school", &["school", "education", "college"]),
    ("housing", &["housing", "housing options", "council housing", "housing association"]),
    ("probation", &["probation", "probation service", "nps"]),
    ("voluntary", &["voluntary", "voluntary sector", "vcs", "third sector", "charity"]),
];

pub(super) const YES: &[&str] = &["yes", "y", "true", "1", "x", "✓", "✔", "☑"];
pub(super) const NO: &[&str] = &["no", "n", "false", "0", "☐"];
pub(super) const NOT_KNOWN: &[&str] = &[
    "not known",
    "unknown",
    "unk",
    "n/k",
    "nk",
    "u/k",
    "don't know",
    "dk",
    "?",
    "not yet known",
    // as our own lists say it
    "Not known. Not asked: it was not safe",
    "Not known. There was no time",
    "Not known. Not known to us",
    "Not known. Preferred not to say",
    "Not known. Another reason",
];
pub(super) const NOTHING: &[&str] = &[
    "-",
    "--",
    "–",
    ".",
    "n/a",
    "na",
    "not applicable",
    "none",
    "nil",
    "null",
    "not recorded",
    "blank",
    // as our own lists say it
    "[address withheld]",
    "[withheld: ask the MARAC team by phone]",
];
