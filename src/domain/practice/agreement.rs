//! How far people agree with each other: in words, as a share of pairs, and beyond chance.

use super::class::ItemView;

/// How far people agree, for words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// Fewer than two answers.
    TooFew,
    /// All gave the same answer.
    Everyone,
    /// 7 of 10 pairs or more.
    Most,
    /// Half of the pairs or more.
    Mixed,
    Apart,
}

impl Agreement {
    /// The words for a share of pairs.
    pub fn of(share: Option<f64>) -> Agreement {
        match share {
            None => Agreement::TooFew,
            Some(share) if share >= 1.0 => Agreement::Everyone,
            Some(share) if share >= 0.7 => Agreement::Most,
            Some(share) if share >= 0.5 => Agreement::Mixed,
            Some(_) => Agreement::Apart,
        }
    }
}

/// Of n answers there are n (n - 1) / 2 pairs.
pub(super) fn pairs_that_agree(counts: [u32; 3]) -> Option<f64> {
    let pairs = |n: u32| u64::from(n) * u64::from(n.saturating_sub(1)) / 2;
    match pairs(counts.iter().sum()) {
        0 => None,
        all => Some(counts.map(pairs).iter().sum::<u64>() as f64 / all as f64),
    }
}

/// Agreement over the items that two or more answered, and Fleiss' kappa (Psychological Bulletin 76, 1971, 378-382).
///
/// Fleiss has every item answered by the same number; where some left one blank, the item counts with those who answered it.
pub(super) fn overall(items: &[ItemView]) -> (Option<f64>, Option<f64>) {
    let compared: Vec<(&ItemView, f64)> = items.iter().filter_map(|item| Some((item, item.agreement?))).collect();
    if compared.is_empty() {
        return (None, None);
    }
    let agreement = compared.iter().map(|(_, share)| share).sum::<f64>() / compared.len() as f64;
    let all: u32 = compared.iter().map(|(item, _)| item.answered()).sum();
    let of = |each: fn(&ItemView) -> u32| f64::from(compared.iter().map(|(item, _)| each(item)).sum::<u32>());
    let totals = [of(|item| item.yes), of(|item| item.no), of(|item| item.dont_know)];
    let by_chance: f64 = totals.map(|total| (total / f64::from(all)).powi(2)).iter().sum();
    // Where everybody says one thing about everything, chance agrees as well, and there is nothing to divide by.
    let one_answer = totals.iter().filter(|total| **total > 0.0).count() == 1;
    (Some(agreement), (!one_answer).then(|| (agreement - by_chance) / (1.0 - by_chance)))
}
