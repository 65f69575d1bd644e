//! Everything that one load gives, and what follows from it: never changed, only replaced as a whole.
//!
//! It is shared as `Arc<Data>`. Whoever keeps an id keeps it together with the data that it belongs to: ids are positions,
//! and mean something else in other data.

use std::sync::OnceLock;

use crate::audit::{Finding, audit};
use crate::date::Date;
use crate::index::Index;
use crate::load::{Layer, Loaded, Sources, load};
use crate::model::Model;
use crate::problem::Problem;

/// See the module's documentation.
#[derive(Debug)]
pub struct Data {
    index: Index,
    problems: Vec<Problem>,
    sources: Sources,
    /// What is missing or odd, once somebody asks.
    findings: OnceLock<Vec<Finding>>,
}

impl Data {
    /// Loads every layer in order.
    pub fn load(layers: &[Layer]) -> Self {
        Self::on(layers, Date::today())
    }

    /// The same on another day.
    pub fn on(layers: &[Layer], today: Date) -> Self {
        let data = Self::new(load(layers));
        Self { index: data.index.on(today), ..data }
    }

    /// Makes the index of what was loaded.
    pub(crate) fn new(loaded: Loaded) -> Self {
        let Loaded { model, problems, sources } = loaded;
        Self { index: Index::new(model), problems, sources, findings: OnceLock::new() }
    }

    /// The index of the model.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// The plans, tasks and units.
    pub fn model(&self) -> &Model {
        self.index.model()
    }

    /// What was wrong with the files.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Where in the files something stands.
    pub(crate) fn sources(&self) -> &Sources {
        &self.sources
    }

    /// What is missing or odd in the model; looked for when it is first asked for.
    pub fn findings(&self) -> &[Finding] {
        self.findings.get_or_init(|| audit(self.model()))
    }
}
