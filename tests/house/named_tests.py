"""The tests that a page of docs/ may name."""
import os
import re


def named_tests(tree):
    """The tests of the programs ("Suite.Name") and those of ctest, of the tree of that folder."""
    tests, ctests = set(), set()
    for folder, _, names in os.walk(f"{tree}/tests"):
        for name in names:
            if not name.endswith((".cc", "CMakeLists.txt")):
                continue
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                text = file.read()
            if name.endswith(".cc"):
                tests.update(f"{suite}.{test}" for suite, test in re.findall(r"^TEST(?:_F|_P)?\((\w+), (\w+)\)", text, re.M))
            else:
                ctests.update(re.findall(r"add_test\(NAME (\w+)", text))
                ctests.update(re.findall(r"room_test\((\w+)", text))
                ctests.update(re.findall(r"foreach\(\w+ ([\w ]+)\)", text))
                for start in re.findall(r"add_test\(NAME (\w+_)\$\{", text):
                    ctests.update(start + run for run in re.findall(r'"(\w+):\d', text))
    for folder in os.listdir(f"{tree}/tests"):
        if os.path.isdir(f"{tree}/tests/{folder}"):
            ctests.add(folder)
    return tests, ctests
