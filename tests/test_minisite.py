"""The small site that other tests stand on is itself without faults."""

from hechtwijzer.check import check
from hechtwijzer.load import load
from minisite import make_minisite


def test_minisite_has_no_errors(tmp_path):
    site, problems = load(make_minisite(tmp_path))
    assert [str(p) for p in [*problems, *check(site)] if p.level == "error"] == []
    assert site.order == ("/", "/stijlen/", "/stijlen/veilig/", "/stijlen/angstig/",
                          "/oefeningen/", "/hulp/")
    assert len(site.articles) == 12
