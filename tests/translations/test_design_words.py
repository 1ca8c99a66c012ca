"""The wording that was agreed with traders, English beside Chinese: it is not for a translator to better."""

from __future__ import annotations

import pytest

from gui.models.language import Language
from tests.translations.refresh import translations

WORDS = {
    "Kill switch": "紧急撤单",
    "DRILL": "演练",
    "DEMO": "模拟盘",
    "LIVE": "实盘",
    "Practice venues built into this program. Nothing leaves this computer. Real orders are NOT touched.": (
        "程序内置的练习交易所。数据不会离开本机。不会触碰真实委托。"
    ),
    "Exchange demo trading. Demo orders only. Real orders are NOT touched.": (
        "交易所模拟盘，仅模拟委托。不会触碰真实委托。"
    ),
    "Real accounts. PANIC cancels real orders.": "真实账户。按下将撤销真实委托。",
    "Change mode": "切换模式",
    "PANIC": "紧急撤单",
    "Hold to cancel {n} orders": "按住撤销 {n} 笔委托",
    "Hold to cancel {n}, keep {k}": "按住撤销 {n} 笔，保留 {k} 笔",
    "Hold to cancel {n} of {m}": "按住撤销 {m} 笔中的 {n} 笔",
    "Keep holding": "继续按住",
    "Release or Esc: nothing is sent": "松开或按 Esc：不会发送",
    "Not fired. Hold longer": "未触发，请按久一点",
    "Hold again: re-send {n} open": "再次按住：重发 {n} 笔未撤",
    "PANIC never locks during a run": "执行中按钮始终可用",
    "Hold to cancel {n} still open": "按住撤销剩余 {n} 笔",
    "Hold to re-check: 0 open": "按住重新核查：0 笔",
    "Hold: sends on reconnect": "按住：恢复连接即发送",
    "No venue answers · {n} last known": "交易所无响应 · 最近已知 {n} 笔",
    "Scope": "范围",
    "All accounts, all {n}": "全部账户，共 {n} 笔",
    "Keep protective orders": "保留保护性委托",
    "Cancel {n} selected": "撤销所选 {n} 笔",
    "open algo orders": "未撤策略委托",
    "Ready to cancel": "可撤单",
    "{k} of {n} accounts": "{k} / {n} 个账户",
    "Slowest account": "最慢账户",
    "Last drill": "上次演练",
    "Time to flat": "清空用时",
    "Still open": "仍未撤",
    "About {t} left": "约剩 {t}",
    "{n} answers per second": "每秒 {n} 个应答",
    "Stop sending": "停止发送",
    "Run {r} finished in": "第 {r} 次执行用时",
    "All gone. Proven by listings.": "全部撤净，已由委托列表核实。",
    "Not flat yet": "尚未清空",
    "{n} gone, proven": "{n} 笔已核实撤销",
    "Orders only. Positions were not touched.": "仅撤委托，未动持仓。",
    "Retry {n}": "重试 {n} 笔",
    "Save proof": "保存凭证",
    "Add account": "添加账户",
    "Filter instrument, kind, account, sCode": "筛选 合约、类型、账户、sCode",
    "All": "全部",
    "Selected": "已选",
    "Protective": "保护",
    "Stale": "旧数据",
    "Needs you": "待处理",
    "Select shown": "选中所示",
    "Clear": "清除",
    "{n} of {m} selected": "已选 {n} / {m}",
    "Row order held during the run": "执行中行序不变",
    "Journal": "日志",
    "Venue": "交易所",
    "Account": "账户",
    "Instrument": "合约",
    "Kind": "类型",
    "Side": "方向",
    "Size": "数量",
    "Trigger / limit": "触发 / 限价",
    "Age": "时长",
    "State": "状态",
    "sCode": "sCode",
    "Venue message": "交易所消息",
    "Tries": "次数",
    "Latency": "延迟",
    "BUY": "买",
    "SELL": "卖",
    "Trigger": "计划委托",
    "Cond. TP": "条件止盈",
    "Cond. SL": "条件止损",
    "OCO": "OCO",
    "Trailing": "移动止损",
    "Iceberg": "冰山",
    "Chase": "追价",
    "OPEN": "未撤",
    "QUEUED": "排队",
    "SENT": "已发",
    "ACCEPTED": "已受理",
    "GONE": "已撤净",
    "REJECTED": "被拒",
    "TRIGGERED": "已触发",
    "UNKNOWN": "未知",
    "STALE {age}": "旧 {age}",
    "No open algo orders": "没有未撤的策略委托",
    "No orders known. {n} of {m} listings is missing.": "未知委托。{m} 个列表中缺 {n} 个。",
    "{n} new orders since PANIC. A bot may still be running.": "撤单后新增 {n} 笔，可能有机器人仍在运行。",
    "Check this position at {venue}": "请到 {venue} 核对持仓",
    "Run {run} is on. Quitting drops {n} waiting cancels; {sent} already sent stay sent.": (
        "第 {run} 次执行中。退出将丢弃 {n} 笔待发撤单；已发 {sent} 笔不受影响。"
    ),
    "Keep running": "继续执行",
    "Quit anyway": "仍要退出",
}


@pytest.mark.parametrize("source", WORDS)
def test_the_agreed_wording_is_used(source: str) -> None:
    assert translations(Language.CHINESE)[source] == WORDS[source]
