//! A practice case from the JSON of its file, and back.

use serde_json::{Map, Value as Json, json};

use super::case::{
    Case, FORMAT, Fact, How, KeyedItem, People, Person, Point, Prompt, Reason, RepeatWhen, RoleCard, RouteKey, Topic,
    Uses, When,
};
use crate::domain::criteria::{Escalation, Repeat, RepeatDefinition};
use crate::domain::date::iso_day;
use crate::domain::instrument::Tri;
use crate::domain::json::Object;

const FIELDS: [&str; 24] = [
    "format",
    "id",
    "version",
    "title",
    "about",
    "content_note",
    "role",
    "minutes",
    "as_of",
    "people",
    "narrative",
    "topics",
    "facts",
    "key",
    "routes",
    "safe_contact",
    "safe_contact_why",
    "agreement",
    "agreement_why",
    "reason",
    "traps",
    "discussion",
    "mock_marac",
    "uses",
];

pub(super) fn read(json: &Object) -> Case {
    for list in ["topics", "facts", "key", "routes", "safe_contact", "agreement", "traps", "discussion", "mock_marac"] {
        json.needed(list);
    }
    let key = json.object("key");
    Case {
        id: json.text("id"),
        version: json.needed_number("version"),
        title: json.label("title"),
        about: json.label("about"),
        content_note: json.label("content_note"),
        role: json.label("role"),
        minutes: json.needed_number("minutes"),
        as_of: json.needed("as_of").and(json.date("as_of")).unwrap_or_default(),
        people: people(&json.object("people")),
        narrative: json.label("narrative"),
        topics: json.objects("topics", |topic| Topic { id: topic.text("id"), ask: topic.label("ask") }),
        facts: json.objects("facts", fact),
        key: key.without(&[]).keys().map(|item| keyed(item, &key.object(item))).collect(),
        routes: json.objects("routes", route_key),
        safe_contact: answers(&json.object("safe_contact")),
        safe_contact_why: json.label("safe_contact_why"),
        agreement: answers(&json.object("agreement")),
        agreement_why: json.label("agreement_why"),
        reason: reason(&json.object("reason")),
        traps: json.objects("traps", point),
        discussion: json.objects("discussion", point),
        mock_marac: json.objects("mock_marac", role_card),
        uses: uses(&json.object("uses")),
        extra: json.without(&FIELDS),
    }
}

fn people(json: &Object) -> People {
    json.needed("victim");
    People {
        victim: person(&json.object("victim")),
        perpetrators: json.objects("perpetrators", person),
        household: json.objects("household", person),
    }
}

fn person(json: &Object) -> Person {
    Person {
        name: json.text("name"),
        age: json.text_if_given("age"),
        address: json.text_if_given("address"),
        phone: json.text_if_given("phone"),
        relationship: json.text_if_given("relationship"),
        lives_with_victim: json.text_if_given("lives_with_victim"),
        note: json.text_if_given("note"),
    }
}

fn fact(json: &Object) -> Fact {
    Fact {
        id: json.text("id"),
        topic: json.text("topic"),
        how: json.needed_choice("how", &How::ALL, How::id, How::Said),
        text: json.label("text"),
    }
}

fn keyed(item: &str, json: &Object) -> KeyedItem {
    KeyedItem {
        item: item.to_owned(),
        answer: json.needed_choice("answer", &Tri::ALL, Tri::id, Tri::DontKnow),
        accept: json.texts("accept").iter().filter_map(|id| accepted(json, id)).collect(),
        facts: json.texts("facts"),
        why: json.label("why"),
    }
}

fn accepted(json: &Object, id: &str) -> Option<Tri> {
    let tri = Tri::from_id(id);
    if tri.is_none() {
        json.unknown("accept");
    }
    tri
}

fn route_key(json: &Object) -> RouteKey {
    json.needed("routes");
    let when = json.object("when");
    RouteKey {
        when: When {
            yes_at_least: when.needed_number("yes_at_least"),
            escalation: when.object_if_given("escalation").map(|rule| Escalation::read(&rule)),
            repeat: when.object_if_given("repeat").map(|rule| repeat_when(&rule)),
        },
        routes: json.texts("routes"),
        accept: json.texts("accept"),
        why: json.label("why"),
    }
}

fn repeat_when(json: &Object) -> RepeatWhen {
    let usual = Repeat::default();
    RepeatWhen {
        months: json.number("months").unwrap_or(usual.months),
        definition: json.choice("definition", &RepeatDefinition::ALL, RepeatDefinition::id).unwrap_or(usual.definition),
    }
}

/// Every model answer is text: a choice, a day, or words.
fn answers(json: &Object) -> Map<String, Json> {
    let all = json.without(&[]);
    all.keys().map(|id| (id.clone(), Json::from(json.text(id)))).collect()
}

fn reason(json: &Object) -> Reason {
    let prompt =
        |json: &Object| Prompt { id: json.text("id"), text: json.label("text"), looks_for: json.label("looks_for") };
    Reason { model: json.label("model"), prompts: json.objects("prompts", prompt) }
}

fn point(json: &Object) -> Point {
    Point { text: json.label("text"), facts: json.texts("facts") }
}

fn role_card(json: &Object) -> RoleCard {
    RoleCard {
        agency: json.text("agency"),
        label: json.label("label"),
        knows: json.label("knows"),
        can_offer: json.label("can_offer"),
    }
}

fn uses(json: &Object) -> Uses {
    Uses {
        safe_contact: json.texts("safe_contact"),
        agreement: json.texts("agreement"),
        routes: json.texts("routes"),
        reason: json.texts("reason"),
    }
}

pub(super) fn write(case: &Case) -> Json {
    let Case { people, reason, uses, .. } = case;
    let key = case.key.iter().map(|keyed| {
        let accept: Vec<&str> = keyed.accept.iter().map(|tri| tri.id()).collect();
        let json = json!({ "answer": keyed.answer.id(), "accept": accept, "facts": keyed.facts,
            "why": keyed.why.to_json() });
        (keyed.item.clone(), json)
    });
    let mut file = json!({
        "format": FORMAT,
        "id": case.id,
        "version": case.version,
        "title": case.title.to_json(),
        "about": case.about.to_json(),
        "content_note": case.content_note.to_json(),
        "role": case.role.to_json(),
        "minutes": case.minutes,
        "as_of": iso_day(case.as_of),
        "people": {
            "victim": person_json(&people.victim),
            "perpetrators": list(&people.perpetrators, person_json),
            "household": list(&people.household, person_json),
        },
        "narrative": case.narrative.to_json(),
        "topics": list(&case.topics, |topic| json!({ "id": topic.id, "ask": topic.ask.to_json() })),
        "facts": list(&case.facts, |fact| {
            json!({ "id": fact.id, "topic": fact.topic, "how": fact.how.id(), "text": fact.text.to_json() })
        }),
        "key": key.collect::<Map<_, _>>(),
        "routes": list(&case.routes, route_key_json),
        "safe_contact": case.safe_contact,
        "safe_contact_why": case.safe_contact_why.to_json(),
        "agreement": case.agreement,
        "agreement_why": case.agreement_why.to_json(),
        "reason": {
            "model": reason.model.to_json(),
            "prompts": list(&reason.prompts, |prompt| {
                json!({ "id": prompt.id, "text": prompt.text.to_json(), "looks_for": prompt.looks_for.to_json() })
            }),
        },
        "traps": list(&case.traps, point_json),
        "discussion": list(&case.discussion, point_json),
        "mock_marac": list(&case.mock_marac, |card| {
            json!({ "agency": card.agency, "label": card.label.to_json(), "knows": card.knows.to_json(),
                "can_offer": card.can_offer.to_json() })
        }),
        "uses": { "safe_contact": uses.safe_contact, "agreement": uses.agreement, "routes": uses.routes,
            "reason": uses.reason },
    });
    if let Json::Object(fields) = &mut file {
        fields.extend(case.extra.clone());
    }
    file
}

fn list<T>(all: &[T], one: impl Fn(&T) -> Json) -> Json {
    all.iter().map(one).collect()
}

fn person_json(person: &Person) -> Json {
    let given = [
        ("name", Some(&person.name)),
        ("age", person.age.as_ref()),
        ("address", person.address.as_ref()),
        ("phone", person.phone.as_ref()),
        ("relationship", person.relationship.as_ref()),
        ("lives_with_victim", person.lives_with_victim.as_ref()),
        ("note", person.note.as_ref()),
    ];
    let given = given.into_iter().filter_map(|(name, text)| Some((name.to_owned(), Json::from(text?.as_str()))));
    Json::Object(given.collect())
}

fn point_json(point: &Point) -> Json {
    let Point { text, facts } = point;
    if facts.is_empty() { json!({ "text": text.to_json() }) } else { json!({ "text": text.to_json(), "facts": facts }) }
}

fn route_key_json(key: &RouteKey) -> Json {
    let mut when = json!({ "yes_at_least": key.when.yes_at_least });
    if let Some(Escalation { events, months, count }) = key.when.escalation {
        when["escalation"] = json!({ "events": events, "months": months, "count": count.id() });
    }
    if let Some(RepeatWhen { months, definition }) = key.when.repeat {
        when["repeat"] = json!({ "months": months, "definition": definition.id() });
    }
    json!({ "when": when, "routes": key.routes, "accept": key.accept, "why": key.why.to_json() })
}
