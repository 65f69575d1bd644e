//! Words that the titles of plans end with.

/// What titles end with.
const TITLED: [&str; 38] = [
    "纪要",
    "实施方案",
    "工作方案",
    "行动方案",
    "试点方案",
    "方案",
    "若干意见",
    "意见",
    "规划",
    "行动计划",
    "计划",
    "分工表",
    "责任清单",
    "清单",
    "分解表",
    "政策措施",
    "若干措施",
    "措施",
    "工作要点",
    "要点",
    "办法",
    "通知",
    "重点任务",
    "工作任务",
    "任务清单",
    "工作安排",
    "安排",
    "任务表",
    "一览表",
    "汇总表",
    "任务台账",
    "台账",
    "任务书",
    "责任分解",
    "任务分解",
    "分工",
    "矩阵",
    "RACI表",
];

/// Whether a line ends like the title of a plan.
pub(crate) fn ends_as_title(line: &str) -> bool {
    TITLED.iter().any(|end| line.ends_with(end))
}
