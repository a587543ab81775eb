#!/usr/bin/python3
"""So many who ask for a large file ten times over and read a byte a second of it, each from an address of its own: slow_readers.py PORT PATH HOW_MANY. Until it is ended."""
import socket
import sys
import time

port, path, many = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])


def begun(number):
    one = socket.socket()
    one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)  # before it connects: the window is small from the start
    one.bind((f"127.0.{1 + number // 200}.{1 + number % 200}", 0))
    one.connect(("127.0.0.1", port))
    one.sendall(f"GET {path} HTTP/1.1\r\nHost: desk\r\n\r\n".encode() * 10)
    one.setblocking(False)
    return one


readers = [begun(number) for number in range(many)]
while True:
    time.sleep(1)
    for number, one in enumerate(readers):
        try:
            if not one.recv(1):
                raise ConnectionError
        except BlockingIOError:
            pass
        except OSError:  # it was ended, and comes again
            one.close()
            readers[number] = begun(number)
