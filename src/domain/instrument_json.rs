//! A checklist from the JSON of its file (format 5).

use super::instrument::{
    Effect, Effective, FollowUp, Instrument, Item, ItemKind, ItemOption, Outcome, OutcomeRule, Tri, Trigger, Wording,
};
use super::json::{Fault, Object};

const FIELDS: [&str; 11] =
    ["format", "id", "version", "title", "effective", "source", "licence", "wording", "note", "items", "outcomes"];

pub(super) fn read(json: &Object) -> Result<Instrument, Fault> {
    json.needed("items")?;
    json.needed("outcomes")?;
    let effective = json.object("effective")?;
    Ok(Instrument {
        format: json.text("format")?,
        id: json.text("id")?,
        version: number(json, "version")?,
        title: json.label("title")?,
        effective: Effective {
            from: effective.date("from")?.ok_or_else(|| effective.missing("from"))?,
            to: effective.date("to")?,
        },
        source: json.label("source")?,
        licence: json.text("licence")?,
        wording: json.word("wording")?.and_then(Wording::from_id).ok_or_else(|| json.unknown("wording"))?,
        note: json.label_if_given("note")?.unwrap_or_default(),
        items: json.objects("items")?.iter().map(item).collect::<Result<_, _>>()?,
        outcomes: json.objects("outcomes")?.iter().map(outcome).collect::<Result<_, _>>()?,
        extra: json.without(&FIELDS),
        sha256: String::new(),
    })
}

fn item(json: &Object) -> Result<Item, Fault> {
    Ok(Item {
        id: json.text("id")?,
        number: number(json, "number")?,
        kind: match json.word("kind")? {
            Some("tri_state") => ItemKind::TriState,
            Some("yes_no") => ItemKind::YesNo,
            Some("ordinal") => ItemKind::Ordinal,
            Some("matrix") => ItemKind::Matrix,
            Some("multi") => ItemKind::Multi,
            Some("narrative") => ItemKind::Narrative,
            _ => return Err(json.unknown("kind")),
        },
        short: json.label_if_given("short")?.unwrap_or_default(),
        text: json.label("text")?,
        why: json.label_if_given("why")?.unwrap_or_default(),
        weight: json.number("weight")?.unwrap_or(1),
        high_risk: json.flag("high_risk")?,
        source: json.flag("source")?,
        options: json.objects("options")?.iter().map(option).collect::<Result<_, _>>()?,
        follow_ups: json.objects("follow_ups")?.iter().map(follow_up).collect::<Result<_, _>>()?,
        triggers: json.objects("triggers")?.iter().map(trigger).collect::<Result<_, _>>()?,
    })
}

fn option(json: &Object) -> Result<ItemOption, Fault> {
    Ok(ItemOption { id: json.text("id")?, text: json.label("text")? })
}

fn follow_up(json: &Object) -> Result<FollowUp, Fault> {
    Ok(FollowUp { on: answers(json)?, text: json.label("text")? })
}

fn trigger(json: &Object) -> Result<Trigger, Fault> {
    let effect = match json.word("do")? {
        Some("show_guidance") => Effect::ShowGuidance { text: json.label("text")? },
        Some("offer_instrument") => Effect::OfferInstrument { instrument: json.text("instrument")? },
        Some("prefill") => Effect::Prefill { field: json.text("field")?, value: json.needed("value")?.clone() },
        Some("require_field") => Effect::RequireField { field: json.text("field")? },
        _ => return Err(json.unknown("do")),
    };
    Ok(Trigger { on: answers(json)?, effect })
}

fn outcome(json: &Object) -> Result<Outcome, Fault> {
    let rule = match json.word("rule")? {
        Some("yes_at_least") => OutcomeRule::YesAtLeast { count: number(json, "count")? },
        Some("weighted_at_least") => OutcomeRule::WeightedAtLeast { sum: number(json, "sum")? },
        Some("any_flagged") => OutcomeRule::AnyFlagged,
        Some("practitioner_grade") => OutcomeRule::PractitionerGrade { grades: json.labels("grades")? },
        _ => return Err(json.unknown("rule")),
    };
    Ok(Outcome { id: json.text("id")?, rule })
}

/// The answers on which something is shown.
fn answers(json: &Object) -> Result<Vec<Tri>, Fault> {
    json.needed("on")?;
    json.texts("on")?.iter().map(|id| Tri::from_id(id).ok_or_else(|| json.unknown("on"))).collect()
}

fn number(json: &Object, name: &str) -> Result<u32, Fault> {
    json.number(name)?.ok_or_else(|| json.missing(name))
}
