"""Which running instance reaches which."""

from __future__ import annotations

from typing import Any

from tests.generators.views.shop import shop
from trueline.generators.views.reach import reaches


def node(name: str, *instances: str, **fields: Any) -> dict[str, Any]:
    running = [{"id": one.rpartition(".")[2], "of": one} for one in instances]
    return {"id": name, "name": name.title(), "instances": running, **fields}


def edges(*nodes: dict[str, Any], **fields: Any) -> list[str]:
    deployment = {"id": "live", "name": "Live", "nodes": nodes, **fields}
    space = shop(deployments=[deployment])
    found = reaches(space, "shop", space.index("shop").record.deployments[0])
    return [f"{one.source} -> {one.target}: {one.description}".replace("\n", " | ") for one in found]


def test_instances_reach_each_other_as_their_elements_do() -> None:
    assert edges(node("front", "shop.web"), node("back", "shop.api", "shop.store")) == [
        "front.web -> back.api: Orders",
        "back.api -> back.store: Writes | Reads",
    ]


def test_every_instance_of_the_source_reaches_every_instance_of_the_target() -> None:
    assert edges(node("one", "shop.web"), node("two", "shop.web"), node("back", "shop.api")) == [
        "one.web -> back.api: Orders",
        "two.web -> back.api: Orders",
    ]


def test_what_stands_in_an_isolated_node_reaches_nothing_in_another() -> None:
    sites = [node(name, "shop.api", "shop.store", isolated=True) for name in ("one", "two")]
    assert edges(node("front", "shop.web"), *sites) == [
        "front.web -> one.api: Orders",
        "front.web -> two.api: Orders",
        "one.api -> one.store: Writes | Reads",
        "two.api -> two.store: Writes | Reads",
    ]


def test_an_isolated_node_nests_its_instances_and_reaches_what_is_central() -> None:
    site = {"id": "site", "name": "Site", "isolated": True, "nodes": [node("a", "shop.api"), node("b", "shop.store")]}
    assert edges(site, node("central", "shop.store"), node("other", "shop.store", isolated=True)) == [
        "site.a.api -> site.b.store: Writes | Reads",
        "site.a.api -> central.store: Writes | Reads",
    ]


def test_isolated_nodes_inside_an_isolated_node_are_parted_from_each_other_only() -> None:
    inner = [node(name, "shop.api", isolated=True) for name in ("a", "b")]
    site = {**node("site", "shop.store", isolated=True), "nodes": [*inner, node("c", "shop.store", isolated=True)]}
    assert edges(site) == ["site.a.api -> site.store: Writes | Reads", "site.b.api -> site.store: Writes | Reads"]


def test_a_stated_edge_replaces_what_is_derived_for_the_two_elements() -> None:
    nodes = (node("one", "shop.api"), node("two", "shop.api"), node("data", "shop.store"))
    stated = [{"source": "two.api", "target": "data.store", "description": "Alone"}]
    assert edges(*nodes, edges=stated) == ["two.api -> data.store: Alone"]


def test_a_deployment_may_derive_nothing() -> None:
    assert edges(node("back", "shop.api", "shop.store"), derived=False) == []


def test_infrastructure_is_reached_by_stated_edges() -> None:
    balancer = {"id": "balancer", "name": "Load balancer"}
    edge = {"source": "edge.balancer", "target": "back.api", "description": "Spreads"}
    assert edges(node("edge", infrastructure=[balancer]), node("back", "shop.api"), edges=[edge]) == [
        "edge.balancer -> back.api: Spreads"
    ]
