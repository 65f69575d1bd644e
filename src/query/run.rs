//! [`Query`] → the tasks that answer it, in order.

use super::{Query, QueryError, Resolved, resolve};
use crate::index::Index;
use crate::model::TaskId;

/// What a query gives.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The tasks for which every term holds: best match first if the query has words, else as in the plans.
    pub tasks: Vec<TaskId>,
    /// The query with its names looked up, for counting facets and marking targets.
    pub resolved: Resolved,
}

/// Answers a query.
///
/// ```
/// use fengong::{index::Index, load, query};
/// let loaded = load::load(&[load::Layer::Embedded]);
/// let index = Index::new(loaded.model);
/// let query = query::Query::parse("lead:银川市/市教育局 year:2022").unwrap();
/// let answer = query::run(&query, &index).unwrap();
/// assert_eq!(answer.tasks.len(), 5);
/// ```
pub fn run(query: &Query, index: &Index) -> Result<Answer, Vec<QueryError>> {
    let resolved = resolve(query, index)?;
    let mut tasks: Vec<TaskId> = resolved.tasks(index, None).iter().collect();
    if !resolved.hits.is_empty() {
        // Stable, so equal matches stay in the plans' order.
        tasks.sort_by_key(|task| resolved.hits.iter().map(|hits| hits.rank(*task)).sum::<usize>());
    }
    Ok(Answer { tasks, resolved })
}
