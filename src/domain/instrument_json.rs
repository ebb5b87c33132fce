//! A checklist from the JSON of its file (format 5).

use serde_json::Value;

use super::instrument::{
    Effect, Effective, FollowUp, Instrument, Item, ItemKind, ItemOption, Outcome, OutcomeRule, Prefill, Tri, Trigger,
    Wording,
};
use super::json::Object;
use super::label::Label;

const FIELDS: [&str; 11] =
    ["format", "id", "version", "title", "effective", "source", "licence", "wording", "note", "items", "outcomes"];

pub(super) fn read(json: &Object) -> Instrument {
    json.needed("items");
    json.needed("outcomes");
    let effective = json.object("effective");
    Instrument {
        format: json.text("format"),
        id: json.text("id"),
        version: json.needed_number("version"),
        title: json.label("title"),
        effective: Effective {
            from: effective.needed("from").and(effective.date("from")).unwrap_or_default(),
            to: effective.date("to"),
        },
        source: json.label("source"),
        licence: json.text("licence"),
        wording: json.needed_choice("wording", &Wording::ALL, Wording::id, Wording::Paraphrase),
        note: json.label_if_given("note").unwrap_or_default(),
        items: json.objects("items", item),
        outcomes: json.objects("outcomes", outcome),
        extra: json.without(&FIELDS),
        sha256: String::new(),
    }
}

fn item(json: &Object) -> Item {
    Item {
        id: json.text("id"),
        number: json.needed_number("number"),
        kind: match json.word("kind") {
            Some("tri_state") => ItemKind::TriState,
            Some("yes_no") => ItemKind::YesNo,
            Some("ordinal") => ItemKind::Ordinal,
            Some("matrix") => ItemKind::Matrix,
            Some("multi") => ItemKind::Multi,
            Some("narrative") => ItemKind::Narrative,
            _ => {
                json.unknown("kind");
                ItemKind::TriState
            }
        },
        short: json.label_if_given("short").unwrap_or_default(),
        text: json.label("text"),
        why: json.label_if_given("why").unwrap_or_default(),
        weight: json.number("weight").unwrap_or(1),
        high_risk: json.flag("high_risk"),
        source: json.flag("source"),
        options: json.objects("options", option),
        follow_ups: json.objects("follow_ups", follow_up),
        triggers: json.objects("triggers", trigger),
    }
}

fn option(json: &Object) -> ItemOption {
    ItemOption { id: json.text("id"), text: json.label("text") }
}

fn follow_up(json: &Object) -> FollowUp {
    FollowUp { on: answers(json), text: json.label("text") }
}

fn trigger(json: &Object) -> Trigger {
    let effect = match json.word("do") {
        Some("show_guidance") => Effect::ShowGuidance { text: json.label("text") },
        Some("offer_instrument") => Effect::OfferInstrument { instrument: json.text("instrument") },
        Some("prefill") => Effect::Prefill { field: json.text("field"), value: prefill(json) },
        Some("require_field") => Effect::RequireField { field: json.text("field") },
        _ => {
            json.unknown("do");
            Effect::ShowGuidance { text: Label::default() }
        }
    };
    Trigger { on: answers(json), options: json.texts("options"), effect }
}

/// `"yes"`, or what stands beside the answer: `{"item": "detail"}`, `{"item": "options_and_detail"}`.
fn prefill(json: &Object) -> Prefill {
    if !json.needed("value").is_some_and(Value::is_object) {
        return Prefill::Value(json.text_if_given("value").unwrap_or_default());
    }
    let value = json.object("value");
    match value.word("item") {
        Some("detail") => Prefill::Detail,
        Some("options_and_detail") => Prefill::OptionsAndDetail,
        _ => {
            value.unknown("item");
            Prefill::Detail
        }
    }
}

fn outcome(json: &Object) -> Outcome {
    let rule = match json.word("rule") {
        Some("yes_at_least") => OutcomeRule::YesAtLeast { count: json.needed_number("count") },
        Some("weighted_at_least") => OutcomeRule::WeightedAtLeast { sum: json.needed_number("sum") },
        Some("any_flagged") => OutcomeRule::AnyFlagged,
        Some("practitioner_grade") => OutcomeRule::PractitionerGrade { grades: json.labels("grades") },
        _ => {
            json.unknown("rule");
            OutcomeRule::AnyFlagged
        }
    };
    Outcome { id: json.text("id"), rule }
}

/// The answers on which something is shown.
fn answers(json: &Object) -> Vec<Tri> {
    json.needed("on");
    let answer = |id: &String| {
        let tri = Tri::from_id(id);
        if tri.is_none() {
            json.unknown("on");
        }
        tri
    };
    json.texts("on").iter().filter_map(answer).collect()
}
