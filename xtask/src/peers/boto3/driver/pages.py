"""Paginators and waiters, to their end."""

import copy

import jmespath

from calls import json_of
from values import Values

PAGES = 3


def paginate(calls, operation):
    """Fetches all pages of an operation; what they hold arrives, and each token is sent."""
    paginator = calls.client.get_paginator(calls.methods[operation])
    rules, model = paginator._pagination_cfg, calls.model(operation)
    tokens = [one(rules["input_token"]), one(rules["output_token"])]
    given = Values(calls.random, False).of(model.input_shape)
    for name in [tokens[0], rules.get("limit_key")]:
        given.pop(name, None)
    answers = [Values(calls.random, True).of(model.output_shape) for _ in range(PAGES)]
    for index, answer in enumerate(answers):
        answer.pop(tokens[1], None)
        if index + 1 < PAGES:
            answer[tokens[1]] = f"token-{index}"
    calls.script.tell(*({"output": json_of(model.output_shape, answer)} for answer in answers))
    for page, answer in zip(paginator.paginate(**given), answers, strict=True):
        page.pop("ResponseMetadata")
        calls._same(operation, "is a page", answer, page)
    inputs = [dict(given)] + [{**given, tokens[0]: f"token-{index}"} for index in range(PAGES - 1)]
    calls.saw(operation, [json_of(model.input_shape, each) for each in inputs])


def one(names):
    return names[0] if isinstance(names, list) else names


def wait(calls, name):
    """Waits until the second answer is the one that is waited for."""
    waiter = calls.client.get_waiter(name)
    waiter.config.delay = 0
    model = calls.model(waiter.config.operation)
    success = next(acceptor for acceptor in waiter.config.acceptors if acceptor.state == "success")
    given = Values(calls.random, False).of(model.input_shape)
    answer = Values(calls.random, True).of(model.output_shape)
    pending, done = copy.deepcopy(answer), copy.deepcopy(answer)
    put(done, success.argument, success.expected)
    put(pending, success.argument, "PENDING")
    calls.script.tell(*({"output": json_of(model.output_shape, each)} for each in (pending, done)))
    waiter.wait(**given)
    calls.saw(name, [json_of(model.input_shape, given)] * 2)


def put(output, expression, value):
    """Sets what an expression of fields and flattened lists leads to."""
    *way, last = expression.split(".")
    found = [output]
    for step in way:
        lists = [each[step.removesuffix("[]")] for each in found]
        found = [element for each in lists for element in each] if step.endswith("[]") else lists
    for each in found:
        each[last.removesuffix("[]")] = value
    assert jmespath.search(expression, output)
