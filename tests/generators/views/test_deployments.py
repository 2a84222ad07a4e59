"""Deployments drawn."""

from __future__ import annotations

from typing import Any

from tests.generators.views.shop import shop
from tests.generators.views.test_elements import arrows, boxes, outline
from trueline.generators.views.deployments import draw_deployment, draw_scenarios, scenarios

CLUSTER: dict[str, Any] = {
    "id": "cluster",
    "name": "Cluster",
    "technology": "Kubernetes",
    "infrastructure": [{"id": "balancer", "name": "Balancer", "technology": "nginx"}],
    "nodes": [
        {
            "id": "pods",
            "name": "Pods",
            "count": 2,
            "instances": [
                {"id": "api", "of": "shop.api", "count": 3, "technology": "uvicorn"},
                {"id": "store", "of": "shop.store", "name": "Main store"},
            ],
        }
    ],
}


def deployment(id_: str = "live", **fields: Any) -> dict[str, Any]:
    return {"id": id_, "name": id_.title(), "nodes": [CLUSTER], **fields}


def test_nodes_are_boundaries_and_instances_say_how_many_they_are() -> None:
    space = shop(deployments=[deployment()])
    graph = draw_deployment(space, "shop", space.index("shop").record.deployments[0], "systems/shop/deployment.md")
    assert [*outline(graph.items)] == [
        "Cluster [Kubernetes]",
        "  Balancer [Infrastructure: nginx]",
        "  Pods ×2",  # noqa: RUF001 - the sign for "times" is meant
        "    Shop API [Container: uvicorn] ×3",  # noqa: RUF001 - as above
        "    Main store [Database: SQLite]",
    ]
    assert arrows(graph) == ["cluster.pods.api -> cluster.pods.store: Writes Reads [SQL]"]
    assert [box.link for box in boxes(graph.items)] == ["", "elements/shop.api.md", "elements/shop.store.md"]


def test_scenarios_of_one_environment_stand_side_by_side() -> None:
    stated = [
        deployment("before", environment="live", scenario="Before scaling"),
        deployment("alone"),
        deployment("after", environment="live", scenario="After scaling", direction="right"),
    ]
    space = shop(deployments=stated)
    together = scenarios(space.index("shop").record.deployments)
    assert [[one.id for one in several] for several in together] == [["before", "after"], ["alone"]]
    graph = draw_scenarios(space, "shop", together[0])
    assert [item.title for item in graph.items] == ["Before scaling", "After scaling"]
    assert graph.direction == "right"
    assert arrows(graph) == [
        "before#cluster.pods.api -> before#cluster.pods.store: Writes Reads [SQL]",
        "after#cluster.pods.api -> after#cluster.pods.store: Writes Reads [SQL]",
    ]
    ids = [box.id for box in boxes(graph.items)]
    assert len(ids) == len(set(ids))
