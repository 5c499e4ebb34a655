"""Drives boto3 through everything that it has of the services whose ports are told."""

import collections
import json
import random
import sys
import traceback

import boto3
import botocore.config
import botocore.loaders

import pages
import patterns
from calls import Calls
from server import Script
from values import unions


class Report:
    """The number of calls by kind, and the failures."""

    def __init__(self):
        self.done, self.place = collections.Counter(), ""

    def failure(self, place, expected, found):
        print(f"FAILED {self.place}: {place}: expected {expected}, found {found}")

    def count(self, kind, run, *arguments):
        try:
            run(*arguments)
            self.done[kind] += 1
        except patterns.NoText as problem:
            self.failure(arguments[-1], "a text that matches", problem)
        except Exception as problem:  # each is a failure of its own
            where = traceback.extract_tb(problem.__traceback__)[-1]
            problem = f"{type(problem).__name__}: {problem}".replace("\n", " ")
            self.failure(f"{kind} {arguments[:2]}", "no exception", f"{problem} ({where.name})")


def client(service, protocol, port):
    """Returns a client that speaks a protocol of its service."""
    session = boto3.Session(aws_access_key_id="any", aws_secret_access_key="any", region_name="eu-west-1")
    loader = session._session.get_component("data_loader")
    loads = loader.load_service_model

    def load(name, kind, *arguments, **named):
        model = loads(name, kind, *arguments, **named)
        if kind == "service-2" and name == service:
            model = json.loads(json.dumps(model))
            model["metadata"].update(protocol=protocol, protocols=[protocol])
        return model

    loader.load_service_model = load
    config = botocore.config.Config(retries={"total_max_attempts": 1}, inject_host_prefix=False, read_timeout=20)
    return session.client(service, endpoint_url=f"http://127.0.0.1:{port}", config=config)


def drive(calls, rounds):
    report = calls.report
    for operation in calls.client.meta.service_model.operation_names:
        model = calls.model(operation)
        for index in range(rounds):
            report.count("calls", calls.operation, operation, index == 0)
        for shape in model.error_shapes:
            report.count("errors", calls.error, operation, shape)
        if unions(model.output_shape):
            report.count("unknown unions", calls.operation, operation, True, True)
        if calls.client.can_paginate(calls.methods[operation]):
            report.count("paginators", pages.paginate, calls, operation)
        report.done["operations"] += 1
    for name in calls.client.waiter_names:
        report.count("waiters", pages.wait, calls, name)


def main(seed, rounds, *ports):
    ports = dict(port.rsplit("=", 1) for port in ports)
    script, report = Script(int(ports.pop("control"))), Report()
    for service, port in ports.items():
        metadata = boto3.Session()._session.get_service_model(service).metadata
        for protocol in metadata.get("protocols", [metadata["protocol"]]):
            report.place = f"{service} in {protocol}"
            calls = Calls(client(service, protocol, port), protocol, script, random.Random(int(seed)), report)
            drive(calls, int(rounds))
    print(", ".join(f"{count} {kind}" for kind, count in report.done.items()))


main(*sys.argv[1:])
