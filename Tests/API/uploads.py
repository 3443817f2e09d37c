"""Uploads by a client of the tus protocol that others have written (tuspy), over a network that breaks."""

import os
import threading
import time

from proxy import CuttingProxy
from service import digest
from tusclient.client import TusClient
from tusclient.exceptions import TusCommunicationError, TusUploadFailed


class Uploads:
    """Files of a county on their way to the server."""

    def __init__(self, service, checks, token, group, size):
        self.service = service
        self.checks = checks
        self.token = token
        self.group = group
        self.size = size

    def uploader(self, origin, href, path, **options):
        client = TusClient(origin + href + "/files", headers={"Authorization": f"Bearer {self.token}"})
        return client.uploader(path, metadata={"filename": "client_periods.csv"}, **options)

    def begin(self, extra):
        return self.service.begin(self.token, "90", self.group, self.size + extra)

    def arrived(self, href, path, name):
        """Checks that the server has the file, byte for byte."""
        files = {file["name"]: file for file in self.service.ask(self.token, "GET", href)[1]["files"]}
        found = files.get("client_periods.csv", {})
        self.checks.that(found.get("sha256") == digest(path), name, found)
        os.remove(path)

    def cut_twice(self):
        """One request for the whole file, cut twice; each time the client asks how far it came and goes on."""
        href, path = self.begin(0)
        proxy = CuttingProxy(self.service.port, [(self.size // 3, "reset"), (self.size // 4, "reset")])
        upload = self.uploader(proxy.address, href, path)
        offsets = []
        while upload.offset < self.size:
            try:
                upload.upload()
            except (TusUploadFailed, TusCommunicationError):
                upload.offset = upload.get_offset()
                offsets.append(upload.offset)
        proxy.close()
        self.checks.that(len(offsets) == 2 and not proxy.cuts, "the upload was cut twice", offsets)
        self.checks.that(0 < offsets[0] < offsets[-1] < self.size, "each time it went on from where it had come", offsets)
        self.arrived(href, path, "a file whose upload was cut twice arrives byte for byte")

    def checked_pieces(self):
        """Pieces with a checksum, with the client's own way of trying again, while the connection is cut."""
        href, path = self.begin(1)
        proxy = CuttingProxy(self.service.port, [(self.size // 5, "reset"), (self.size // 6, "reset")])
        upload = self.uploader(proxy.address, href, path, chunk_size=self.size // 3, upload_checksum=True, retries=5, retry_delay=1)
        upload.upload()
        proxy.close()
        self.checks.that(not proxy.cuts, "pieces with a checksum were cut")
        self.arrived(href, path, "pieces with a checksum arrive byte for byte")

    def silent_connection(self):
        """The server does not hear that the client is gone; the client goes on at once all the same."""
        href, path = self.begin(2)
        proxy = CuttingProxy(self.service.port, [(self.size // 2, "silence")])
        upload = self.uploader(proxy.address, href, path)
        try:
            upload.upload()
        except (TusUploadFailed, TusCommunicationError):
            began = time.monotonic()
            upload.offset = upload.get_offset()
            self.checks.that(time.monotonic() - began < 5, "nobody waits for a connection that is silent")
            self.checks.that(0 < upload.offset < self.size, "what came before the silence is there", upload.offset)
            upload.upload()
        self.checks.that(not proxy.cuts, "the connection fell silent")
        self.arrived(href, path, "a file goes on after a silent connection")
        proxy.close()

    def killed_server(self):
        """The server is killed in the middle and started again; what it had said was there is there."""
        href, path = self.begin(3)
        upload = self.uploader(self.service.address, href, path, chunk_size=1 << 20)
        upload.upload(stop_at=self.size // 2)
        told = upload.offset
        killer = threading.Timer(0.05, self.service.kill)
        killer.start()
        try:
            upload.chunk_size = self.size
            upload.upload()
        except (TusUploadFailed, TusCommunicationError):
            pass
        killer.join()
        self.service.start()
        upload.offset = upload.get_offset()
        self.checks.that(upload.offset >= told, "a killed server keeps what it said it had", (told, upload.offset))
        upload.upload()
        self.arrived(href, path, "a file whose server was killed arrives byte for byte")

    def two_at_once(self):
        """Two files of two deliveries at the same time."""
        begun = [self.begin(number) for number in (4, 5)]
        threads = [threading.Thread(target=self.uploader(self.service.address, href, path, chunk_size=1 << 20).upload) for href, path in begun]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for href, path in begun:
            self.arrived(href, path, "two uploads at once do not disturb each other")

    def everything(self):
        for part in (self.cut_twice, self.checked_pieces, self.silent_connection, self.killed_server, self.two_at_once):
            with self.checks.step(part.__doc__.split(";")[0].split(",")[0]):
                part()
