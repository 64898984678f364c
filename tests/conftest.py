"""A small world for tests: sixty authored sentences, twelve reports, a tagger trained on them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from wuzhen.corpus.records import Record, write_records
from wuzhen.features import Lexicon, load_lexicon
from wuzhen.labels import LABELS, in_order
from wuzhen.model.tagger import Tagger
from wuzhen.params import Params, load_params

os.environ["WUZHEN_LANG"] = "en"  # whatever the language of the machine that tests
ROOT = Path(__file__).parent.parent

SENTENCES = {
    "industry": """
        新建蔬菜大棚四十座，合作社统一收购番茄。|茶园改造八百亩，夏秋茶加工车间投产。
        肉牛存栏一千二百头，饲草就地收购。|村里的冷库建成，葡萄错峰上市多卖了钱。
        电商服务站帮农户卖出红薯粉条三万斤。|流转土地六百亩，种上了订单高粱。
        村集体靠光伏电站收入八万元。|稻虾共养示范田亩均增收九百元。
        引来一家面粉加工企业，日加工小麦五十吨。|农机合作社代耕代种两千亩。
    """,
    "talent": """
        办了三期果树修剪培训班，一百六十名农民结业。|从省农科院请来两名专家驻点指导。
        招聘乡村教师二十四名，定向培养村医五名。|科技特派员下乡讲课十二场。
        回引在外大学生八名回乡创业。|给农技员涨了岗位津贴，评上高级职称三人。
        建起乡土人才库，登记能工巧匠九十人。|选送十名青年参加职业技能大赛。
        县里出台引才办法，发放安家补贴。|村医年龄老化，年轻医生招不来。
    """,
    "culture": """
        红白理事会劝住了三户大操大办。|元宵节办了花灯会，剧团唱了三天大戏。
        评出好媳妇十名，披红戴花上台领奖。|农家书屋添了新书，晚上有人来读。
        修缮古戏台，请老艺人教孩子唱山歌。|文化广场建成，妇女们天天跳广场舞。
        新时代文明实践站开展宣讲二十场。|村史馆开馆，收来老物件三百件。
        倡导婚事新办，彩礼降到三万元以内。|家风家训挂上墙，开展道德评议。
    """,
    "ecology": """
        改造户厕三百座，建起污水处理站两处。|清理河道五公里，打捞水草和垃圾。
        开展村庄清洁行动，拆除残垣断壁。|垃圾分类收运覆盖全部村组。
        植树造林四百亩，护林员每天巡山。|秸秆禁烧，收回废旧农膜六吨。
        整治黑臭水体三处，水清了岸绿了。|房前屋后栽花种草，建成美丽庭院五十户。
        关停两家散乱污小作坊。|河长每周巡河，发现排污口立即封堵。
    """,
    "organization": """
        村党支部换届，选出新一届班子五人。|开展主题党日，党员认领岗位三十个。
        网格员排查化解矛盾纠纷四十起。|修订村规民约，村民代表大会表决通过。
        整顿软弱涣散党组织两个。|第一书记和驻村工作队吃住在村。
        推行四议两公开，财务每月上墙公示。|村干部坐班值班，年底述职评议。
        调解委员会调处邻里纠纷十八件。|发展党员三名，培养入党积极分子六名。
    """,
    "": """
        全镇辖十二个行政村，总人口三万人。|成立领导小组，印发实施方案。
        新修通村公路九公里，架桥一座。|发放低保金二十万元，救助困难户六十户。
        小学新建教学楼一栋，操场铺了塑胶。|安装自来水管道，解决饮水困难。
        卫生院添置彩超一台。|召开推进会三次，安排部署工作。
        完成防返贫监测排查一轮。|下一步我们将再接再厉，再创佳绩。
    """,
}


def _sentences(label: str) -> list[str]:
    return [line.strip() for line in SENTENCES[label].replace("\n", "|").split("|") if line.strip()]


def _record(report: int, n: int, labels: tuple[str, ...], text: str) -> Record:
    return Record(
        id=f"t{report:02d}-{n:03d}",
        report=f"t{report:02d}",
        headings=["一、主要做法"],
        text=text,
        labels=list(labels),
        primary=labels[0] if labels else None,
        genre="总结" if report % 2 else "汇报",
        coder_a=list(labels),
        coder_b=list(labels),
    )


@pytest.fixture(scope="session")
def records() -> list[Record]:
    """Ten reports of six single-topic paragraphs each, and two of mixed ones."""
    made = []
    for report in range(10):
        for n, label in enumerate([*LABELS, ""], 1):
            labels = (label,) if label else ()
            made.append(_record(report, n, labels, _sentences(label)[report]))
    for report in (10, 11):
        for n, label in enumerate(LABELS, 1):
            other = LABELS[(LABELS.index(label) + report - 9) % 5]
            text = _sentences(label)[n] + _sentences(other)[n + 3]
            made.append(_record(report, n, in_order([label, other]), text))
    return made


@pytest.fixture(scope="session")
def params() -> Params:
    """The project's parameters, with folds and frequencies that suit sixty sentences."""
    values = load_params(ROOT / "params.yaml").model_dump()
    values["train"]["folds"] = 3
    for block in ("words", "characters"):
        values["features"][block]["min_df"] = 1
    return Params.model_validate(values)


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The project's lexicon."""
    return load_lexicon(ROOT / "data/lexicon")


@pytest.fixture(scope="session")
def tagger(records: list[Record], params: Params, lexicon: Lexicon) -> Tagger:
    """A tagger trained on the small world."""
    from wuzhen.training import train

    return train(records, params, lexicon)


@pytest.fixture(scope="session")
def model(
    tmp_path_factory: pytest.TempPathFactory,
    tagger: Tagger,
    records: list[Record],
    params: Params,
    lexicon: Lexicon,
) -> Path:
    """The model file of that tagger."""
    from wuzhen.model.store import save
    from wuzhen.training import describe

    path = tmp_path_factory.mktemp("model") / "small.joblib"
    save(tagger, describe(tagger, records, params, lexicon), path)
    return path


@pytest.fixture
def labelled(tmp_path: Path, records: list[Record]) -> Path:
    """The small world as a file of labelled paragraphs."""
    path = tmp_path / "labelled.jsonl"
    write_records(records, path)
    return path
