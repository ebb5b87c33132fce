//! How much speaks for two people being one.

use super::born::Births;
use super::candidate::{Against, Names, Reason, Role, SamePerson, Sure};
use super::name::{Alike, Name};
use super::person::Ready;
use super::place::Places;
use crate::domain::private::Private;

/// Two people, compared. The same whichever is asked, but for who is here and who is there.
#[derive(Clone, Copy)]
pub(super) struct Likeness {
    pub level: Level,
    /// The two names that are most alike, by their places; nothing where one of the two has none.
    names: Option<Pick>,
    births: Births,
    places: Places,
    phone: bool,
}

/// How much is known, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    No,
    /// Too little by itself, and something beside another person who is the same.
    Faint,
    Possible,
    Likely,
    Certain,
}

#[derive(Clone, Copy)]
struct Pick {
    alike: Alike,
    /// Neither is given as another name.
    usual: bool,
    here: usize,
    there: usize,
}

impl Likeness {
    /// Compares two people.
    pub fn of(here: &Ready, there: &Ready) -> Likeness {
        let names = most_alike(&here.names, &there.names);
        let births = Births::of(&here.born, &there.born);
        let places = Places::of(&here.addresses, &there.addresses);
        let phone = share_a_phone(here, there);
        Likeness { level: level(names, births, places, phone), names, births, places, phone }
    }

    /// Whether it is worth comparing names: born on other days, with no place and no number in common, no name is enough.
    pub fn may_be_more_than_faint(here: &Ready, there: &Ready) -> bool {
        let differ = matches!(Births::of(&here.born, &there.born), Births::Differ { .. });
        let place = || Places::of(&here.addresses, &there.addresses) > Places::Nothing;
        !differ || share_a_phone(here, there) || place()
    }

    /// Whether the names are the same, usual or not.
    pub fn has_same_name(&self) -> bool {
        self.names.is_some_and(|pick| pick.alike == Alike::Same)
    }

    /// Whether the dates of birth contradict one another.
    pub fn is_contradicted(&self) -> bool {
        matches!(self.births, Births::Differ { .. })
    }

    /// Tells who is taken for whom, and why.
    pub fn tell(&self, (here, our_role): (&Ready, Role), (there, their_role): (&Ready, Role)) -> SamePerson {
        SamePerson {
            here: our_role,
            there: their_role,
            sure: self.level.sure(),
            reasons: self.reasons(here, there),
            against: self.against(here, there),
        }
    }

    fn reasons(&self, here: &Ready, there: &Ready) -> Vec<Reason> {
        let name = self.names.and_then(|pick| {
            let names = pick.typed(here, there);
            Some(match pick.alike {
                Alike::Not => return None,
                Alike::Same if pick.usual => Reason::SameName(names),
                Alike::Same => Reason::SameOtherName(names),
                Alike::OneLetter => Reason::NameLettersApart { letters: 1, names },
                Alike::TwoLetters | Alike::TwoLettersNoPart => Reason::NameLettersApart { letters: 2, names },
                Alike::PartOfOther => Reason::NamePartOfOther(names),
                Alike::ButForInitial => Reason::NameButForInitial(names),
                Alike::InFirstPart | Alike::InOnePart => Reason::NameInOnePart(names),
            })
        });
        let birth = match self.births {
            Births::Same | Births::FirstOfJanuary => Some(Reason::SameBirth),
            Births::Swapped => Some(Reason::BirthSwapped),
            Births::Near => Some(Reason::BirthNearlySame),
            Births::Agree => Some(Reason::BirthAgrees),
            Births::NotKnown | Births::Differ { .. } => None,
        };
        let place = match self.places {
            Places::Address => Some(Reason::SameAddress),
            Places::Postcode => Some(Reason::SamePostcode),
            Places::Nothing => None,
        };
        [name, birth, place, self.phone.then_some(Reason::SamePhone)].into_iter().flatten().collect()
    }

    fn against(&self, here: &Ready, there: &Ready) -> Vec<Against> {
        let alike = self.names.map(|pick| pick.alike);
        let born_alike = matches!(self.births, Births::Same | Births::FirstOfJanuary);
        let one_name = matches!(alike, None | Some(Alike::Same | Alike::PartOfOther));
        let birth = match self.births {
            Births::Differ { years } => Some(Against::BirthDiffers { years }),
            Births::FirstOfJanuary => Some(Against::FirstOfJanuary),
            _ => None,
        };
        let names = self.names.filter(|pick| pick.alike <= Alike::InFirstPart);
        let name_alone = self.births == Births::NotKnown && self.places == Places::Nothing && !self.phone;
        [
            birth,
            names.map(|pick| Against::NamesDiffer(pick.typed(here, there))),
            (born_alike && self.places > Places::Nothing && !one_name).then_some(Against::MayBeTwins),
            (name_alone && alike.is_some()).then_some(Against::NothingButTheName),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

impl Level {
    /// The word for it; none for what is too little by itself.
    pub fn sure(self) -> Option<Sure> {
        match self {
            Level::No | Level::Faint => None,
            Level::Possible => Some(Sure::Possible),
            Level::Likely => Some(Sure::Likely),
            Level::Certain => Some(Sure::Certain),
        }
    }
}

impl Pick {
    fn typed(&self, here: &Ready, there: &Ready) -> Names {
        let typed = |name: &Name| Private(name.typed.clone());
        Names { here: typed(&here.names[self.here]), there: typed(&there.names[self.there]) }
    }
}

fn share_a_phone(here: &Ready, there: &Ready) -> bool {
    here.phones.iter().any(|phone| there.phones.contains(phone))
}

fn most_alike(here: &[Name], there: &[Name]) -> Option<Pick> {
    let mut best: Option<Pick> = None;
    for (at, our) in here.iter().enumerate() {
        for (beside, their) in there.iter().enumerate() {
            let pick = Pick { alike: our.alike(their), usual: !our.alias && !their.alias, here: at, there: beside };
            // Of equals the first: the usual names stand first.
            if best.is_none_or(|best| (pick.alike, pick.usual) > (best.alike, best.usual)) {
                best = Some(pick);
            }
        }
    }
    best
}

/// What a name, a birth, a place and a phone number are worth together.
///
/// Twins share a birth, a place and a family name, a parent and a child may share a name and a place: neither may be certain.
/// Whoever shares no part of a name, no day of birth, no postcode and no number is at most faint: the register does not look
/// for them (see `KnownCases`).
fn level(names: Option<Pick>, births: Births, places: Places, phone: bool) -> Level {
    use Births::{Agree, Differ, FirstOfJanuary, Near, NotKnown, Same, Swapped};
    use Level::{Certain, Faint, Likely, No, Possible};
    let place = places > Places::Nothing;
    let beside = phone || place;
    let either = |met: bool, level: Level, otherwise: Level| if met { level } else { otherwise };
    let Some(pick) = names else {
        return match births {
            Same | FirstOfJanuary => either(beside, Possible, Faint),
            Swapped | Near | Agree => either(phone, Possible, either(place, Faint, No)),
            NotKnown => either(phone, Possible, No),
            Differ { .. } => No,
        };
    };
    match (pick.alike, births) {
        (Alike::Same, Same) => either(pick.usual || beside, Certain, Likely),
        (Alike::Same, FirstOfJanuary) => either(phone, Certain, Likely),
        (Alike::Same, Swapped | Near | Agree) => Likely,
        (Alike::Same, NotKnown) => either(beside, Likely, Possible),
        (Alike::Same, Differ { .. }) => either(beside, Possible, Faint),

        (Alike::OneLetter | Alike::TwoLetters | Alike::PartOfOther, Same) => Likely,
        (Alike::OneLetter | Alike::TwoLetters | Alike::PartOfOther, FirstOfJanuary | Swapped | Near | Agree) => {
            either(beside, Likely, Possible)
        }
        (Alike::TwoLetters, NotKnown) => either(beside, Possible, Faint),
        (Alike::OneLetter | Alike::PartOfOther, NotKnown) => Possible,
        (Alike::OneLetter | Alike::TwoLetters | Alike::PartOfOther, Differ { .. }) => either(beside, Faint, No),

        (Alike::TwoLettersNoPart, Same | Swapped) => Likely,
        (Alike::TwoLettersNoPart, FirstOfJanuary) => either(beside, Likely, Possible),
        (Alike::TwoLettersNoPart, Near | Agree | NotKnown) => either(phone, Possible, Faint),

        (Alike::ButForInitial, Same) => Likely,
        (Alike::ButForInitial, FirstOfJanuary) => either(beside, Likely, Possible),
        (Alike::ButForInitial, Swapped | Near | Agree | NotKnown) => either(beside, Possible, Faint),

        // A new family name: the given one, the birth and the number stay.
        (Alike::InFirstPart, Same) => either(phone, Likely, Possible),
        (Alike::InFirstPart, FirstOfJanuary) => either(beside, Possible, Faint),
        (Alike::InFirstPart, Swapped | Near | Agree | NotKnown) => either(phone, Possible, either(place, Faint, No)),

        (Alike::InOnePart, Same) => either(beside, Possible, Faint),
        (Alike::InOnePart, FirstOfJanuary) => either(phone, Possible, Faint),
        (Alike::InOnePart, Swapped | Near | Agree | NotKnown) => either(phone, Possible, No),

        (Alike::Not, Same) => either(phone, Possible, either(place, Faint, No)),
        (Alike::Not, FirstOfJanuary | Swapped | Near | Agree | NotKnown) => either(phone, Faint, No),
        (_, Differ { .. }) => No,
    }
}
