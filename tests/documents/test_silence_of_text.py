"""Nothing of a text is lost in silence: each run of Chinese is somewhere in the document."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wuzhen.documents import read_bytes
from wuzhen.errors import WuzhenError

RUN = re.compile(r"[\u4e00-\u9fff]{8,}")
GROUND = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


def lost(text, source):
    """Return the runs of eight Chinese characters or more that the document does not hold."""
    try:
        document = read_bytes(text.encode(), source)
    except WuzhenError:
        return []  # refused with a message
    kept = [paragraph.text for paragraph in document.paragraphs]
    kept += [*document.headings, document.title or "", *(d.text for d in document.dropped)]
    kept += [heading for paragraph in document.paragraphs for heading in paragraph.headings]
    return [run for run in RUN.findall(text) if not any(run in piece for piece in kept)]


WORDS = "全镇新修灌渠农户群众满意整治村庄道路绿化水稻茶园合作社夜校支部党员志愿服务书屋"
PHRASES = st.text(WORDS, min_size=8, max_size=30)
NUMBERS = st.sampled_from(
    [
        "",
        "",
        "一、",
        "（二）",
        "1.",
        "2、",
        "（3）",
        "①",
        "第一章　",
        "第二节 ",
        "A.",
        "10.",
        "3、5月26日",
    ]
)
STOPS = st.sampled_from(["", "", "。", "；", "：", "，", "……………3", "……", " 12", "\t甲\t乙"])
FRAMES = st.sampled_from(
    [
        "目录",
        "附件1",
        "附件：1.新修灌渠任务分解安排表",
        "柳溪镇冬修水利工作总结",
        "柳溪镇人民政府办公室",
        "2024年12月　日",
        "各位代表：",
        "各乡水务站、区属有关公司：",
        "出席：张某某　李某某　柳溪镇农业农村办公室",
        "抄送：区人大农工委，",
        "（牵头单位：区水务局，配合单位：沿河六村）",
        "来源：柳溪镇人民政府办公室",
        "信息公开选项：依申请公开",
        "特此通知。",
        "- 3 -",
        "",
        "——在区第六届村民代表会上",
        "免责声明：本站内容仅供参考请勿转载使用。",
    ]
)
LINES = st.one_of(
    FRAMES,
    st.tuples(NUMBERS, PHRASES, STOPS).map("".join),
    st.tuples(PHRASES, PHRASES).map("，".join),
)
REPORTS = st.lists(LINES, min_size=1, max_size=25).map("\n".join)
MARKS = """\
# {}
## {}
##{}
#{}
#{}#修路
**{}**
- {}
> {}
| {} | 亩 |
![{}](a.png)
[{}](b.html)
[路](b.html '{}')
<p>{}</p><p>修路</p>
<h2>{}</h2>
<img alt='{}'>
<!-- {} -->
<!-- {}
```{}
{}<br>{}
<td>{}</td><td>亩</td>
&nbsp;{}
`{}`
~~{}~~
{}
===
---
<script>{}</script>
[{}]: http://a.cn
<{}>
1\\. {}
**{}
*{}*
__{}__
""".splitlines()
MARKDOWN = st.lists(
    st.tuples(st.sampled_from(MARKS), PHRASES).map(lambda pair: pair[0].replace("{}", pair[1])),
    min_size=1,
    max_size=12,
).map("\n".join)


@GROUND
@given(REPORTS)
def test_a_text(report):
    assert lost(report, "a.txt") == []


@GROUND
@given(MARKDOWN)
def test_markdown(report):
    assert lost(report, "a.md") == []


@GROUND
@given(st.lists(st.text(WORDS + "，。\u3000 ", min_size=30, max_size=38), min_size=4, max_size=30))
def test_hard_wrapped_lines(lines):
    document = "\n".join(lines)
    assert lost(document, "a.txt") == []


@GROUND
@given(st.lists(st.tuples(PHRASES, st.one_of(st.just(""), PHRASES)), min_size=1, max_size=8))
def test_tables(rows):
    table = "\n".join(["备注,正文", *(",".join(row) for row in rows)])
    document = table.encode()
    try:
        read = read_bytes(document, "a.csv")
    except WuzhenError:
        return
    kept = [p.text + p.record["备注"] for p in read.paragraphs] + [d.text for d in read.dropped]
    assert all(any(run in piece for piece in kept) for row in rows for run in row if run)


@pytest.mark.parametrize("front", ["---\ntitle: 柳溪镇冬修水利工作总结\n---\n", ""])
def test_front_matter(front):
    assert lost(f"{front}\n# 全镇工作\n\n全镇新修灌渠，群众满意。", "a.md") == []
