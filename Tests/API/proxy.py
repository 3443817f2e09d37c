"""A small TCP proxy that cuts connections, as bad networks do."""

import socket
import struct
import threading

PIECE = 64 * 1024


class CuttingProxy:
    """Passes bytes on to a server and, after so many bytes of a connection from the client, lets it down in a given way.

    `cuts` is a list of (bytes, how): each is used once, by the first connection that gets so far. `reset` breaks both sides off at once;
    `silence` breaks the client off, while the server's side stays open and nothing more comes on it, as behind a router that has forgotten
    the connection.
    """

    def __init__(self, port, cuts=()):
        self.port = port
        self.cuts = list(cuts)
        self.done = []
        self._lock = threading.Lock()
        self._silent = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self):
        self._listener.close()
        for connection in self._silent:
            connection.close()

    def _accept(self):
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            try:
                server = socket.create_connection(("127.0.0.1", self.port))
            except OSError:
                client.close()
                continue
            threading.Thread(target=self._forward, args=(client, server, True), daemon=True).start()
            threading.Thread(target=self._forward, args=(server, client, False), daemon=True).start()

    def _forward(self, source, target, is_counted):
        passed = 0
        try:
            while piece := source.recv(PIECE):
                target.sendall(piece)
                passed += len(piece)
                if is_counted and (cut := self._cut(passed)):
                    self._let_down(source, target, cut)
                    return
        except OSError:
            pass
        if any(target is silent or source is silent for silent in self._silent):
            return
        for end in (source, target):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            end.close()

    def _cut(self, passed):
        with self._lock:
            for place, (after, how) in enumerate(self.cuts):
                if passed >= after:
                    self.done.append(self.cuts.pop(place))
                    return how
        return None

    def _let_down(self, client, server, how):
        if how == "silence":
            self._silent.append(server)
        else:
            self._reset(server)
        self._reset(client)

    @staticmethod
    def _reset(connection):
        # A linger of nothing makes closing a reset.
        try:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        connection.close()
