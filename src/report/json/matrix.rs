//! The matrix as JSON.

use serde::Serialize;

use super::escape::text;
use crate::index::Index;
use crate::model::{Involvement, TaskId, UnitId};
use crate::overview::matrix::{Matrix, Totals};

/// The matrix as JSON: the units, the tasks with the units that each concerns, and the totals of the columns; whether the
/// tasks are merely `near` to what was asked.
pub(crate) fn matrix(index: &Index, matrix: &Matrix, near: bool) -> String {
    #[derive(Serialize)]
    struct Unit<'a> {
        name: &'a str,
        region: &'a str,
        lead: usize,
        responsible: usize,
        in_charge: usize,
        guidance: usize,
        covered: usize,
        tasks: usize,
    }
    #[derive(Serialize)]
    struct Cell<'a> {
        unit: &'a str,
        region: &'a str,
        roles: Vec<&'static str>,
    }
    #[derive(Serialize)]
    struct Row<'a> {
        id: String,
        title: &'a str,
        cells: Vec<Cell<'a>>,
    }
    #[derive(Serialize)]
    struct Document<'a> {
        near: bool,
        units: Vec<Unit<'a>>,
        tasks: Vec<Row<'a>>,
    }
    const ROLES: [&str; Involvement::COUNT] =
        ["lead", "responsible", "in_charge", "guidance", "covered"];
    let model = index.model();
    let unit = |(id, totals): (&UnitId, &Totals)| {
        let [lead, responsible, in_charge, guidance, covered] = totals.by;
        let unit = model.unit(*id);
        let (name, region) = (unit.name.as_str(), unit.region.as_str());
        Unit { name, region, lead, responsible, in_charge, guidance, covered, tasks: totals.all }
    };
    let row = |id: &TaskId| {
        let concerned =
            matrix.units.iter().filter(|unit| matrix.cell(*id, **unit).first().is_some());
        let cell = |unit: &UnitId| {
            let cell = matrix.cell(*id, *unit);
            let roles = Involvement::ALL.into_iter().filter(|how| cell.has(*how));
            let roles = roles.filter_map(|how| ROLES.get(how.index()).copied()).collect();
            let unit = model.unit(*unit);
            Cell { unit: &unit.name, region: &unit.region, roles }
        };
        let title = model.task(*id).title.as_str();
        Row { id: model.task_name(*id), title, cells: concerned.map(cell).collect() }
    };
    text(&Document {
        near,
        units: matrix.units.iter().zip(&matrix.totals).map(unit).collect(),
        tasks: matrix.groups.iter().flat_map(|group| &group.tasks).map(row).collect(),
    })
}
