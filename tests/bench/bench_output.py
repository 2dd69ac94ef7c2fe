"""What leaves the program: the cards of a whole mine, with photos and without, and a set of forms.

The mine is the demonstration: some 460 people with every part of the card filled. Photos are noise
over a gradient and as large as the program keeps any, so that no real photo takes more room.
"""

import io
import statistics
import tempfile
import time
from datetime import date
from pathlib import Path

from figures import Figure, show
from PIL import Image, ImageChops

from dangjian_desktop.host.paths import resources
from dangjian_desktop.operations.demo.mine import build_demo
from dangjian_desktop.operations.pdf_pages import page_count
from dangjian_desktop.operations.people import change_photo
from dangjian_desktop.operations.print_jobs import Batch, PrintItem, make_batch
from dangjian_desktop.operations.printout import (
    MEETING_MINUTES,
    MEETING_NOTICE,
    PERSON_CARD,
    SIGN_IN_SHEET,
    Printout,
)
from dangjian_desktop.operations.runner import Operation, Runner, Writer
from dangjian_desktop.operations.wall_choices import states_of_choices
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.queries.wall_states import use_sheets
from dangjian_desktop.storage.database import close_file, open_file
from dangjian_desktop.storage.models import Activity, PersonPhoto
from dangjian_desktop.storage.shipped import use_shipped

ON = date(2026, 11, 21)
ROUNDS = 3
LEAST_PAGES_A_SECOND, MOST_KB_A_PAGE, MOST_SET_MB = 60, 40, 1.5
FORM_PAGES = 100

#: A portrait as the program keeps it (ui/roster/photo.py): its pixels and its bytes at most.
PHOTO, PHOTO_BYTES = (430, 602), 40 * 1024


def hard_photos(count: int) -> list[bytes]:
    """Return different portraits that each take about as many bytes as the program lets any."""
    grey = Image.linear_gradient("L").resize(PHOTO)
    tones = [ImageChops.add(grey, Image.effect_noise(PHOTO, 40), 1.6) for _ in range(3)]
    picture = Image.merge("RGB", tones)
    quality = next(one for one in range(95, 20, -3) if len(jpeg(picture, one)) <= PHOTO_BYTES)
    return [jpeg(ImageChops.offset(picture, number), quality) for number in range(count)]


def jpeg(picture: Image.Image, quality: int) -> bytes:
    """Return a picture as a file."""
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()


def take_photos(people: tuple[int, ...], photos: list[bytes] | None) -> None:
    """Give each person a photo; None takes those away that there are."""

    def write(writer: Writer) -> None:
        has = {row for (row,) in PersonPhoto.select(PersonPhoto.person).tuples()}
        for number, person_id in enumerate(people):
            picture = None if photos is None else photos[number]
            if picture is not None or person_id in has:
                change_photo(person_id=person_id, picture=picture).body(writer)

    Runner(actor="测量").run(Operation("照片", "photos", write))


def cards(people: tuple[int, ...]) -> tuple[Batch, float]:
    """Return the cards of everybody as one job, and the pages made in a second."""
    item = PrintItem("党员信息卡", Printout(PERSON_CARD, ON, person_ids=people, detail="archive"))
    began = time.perf_counter()
    made = make_batch([item])
    return made, page_count(made.content) / (time.perf_counter() - began)


def form_set() -> bytes:
    """Return the papers of so many meetings that they take a hundred pages."""
    items = [
        PrintItem(code, Printout(code, ON, activity_id=activity, detail="archive"))
        for (activity,) in Activity.select(Activity.id).order_by(Activity.id).limit(60).tuples()
        for code in (MEETING_NOTICE, SIGN_IN_SHEET, MEETING_MINUTES)
    ]
    low, high = 1, len(items)
    while low < high:  # the fewest papers that take so many pages
        middle = (low + high) // 2
        if page_count(make_batch(items[:middle]).content) < FORM_PAGES:
            low = middle + 1
        else:
            high = middle
    return make_batch(items[:low]).content


def measure() -> list[Figure]:
    """Return speed and sizes on the demonstration mine."""
    with tempfile.TemporaryDirectory() as folder:
        use_shipped(resources())
        use_sheets(states_of_choices)
        open_file(Path(folder) / "data.db")
        try:
            description = (resources() / "demo" / "mine.toml").read_text("utf-8")
            Runner(actor="测量").run(build_demo(description=description))
            people = tuple(row.person_id for row in RosterQuery(ON).fetch())
            take_photos(people, None)
            cards(people[:20])  # fonts are read once per process
            made = [cards(people) for _ in range(ROUNDS)]
            speed = statistics.median(one for _, one in made)
            pages = page_count(made[0][0].content)
            photos = hard_photos(len(people))
            take_photos(people, photos)
            kept = statistics.median(map(len, photos)) / 1024
            pictured, _ = cards(people)
            per_page = len(pictured.content) / page_count(pictured.content) / 1024
            forms = form_set()
            size, form_pages = len(forms) / 1024**2, page_count(forms)
        finally:
            close_file()
    return [
        Figure(
            f"{len(people)} 人的信息卡（{pages} 页，无照片）",
            f"{speed:.0f} 页/秒",
            "",
            f"{speed:.0f} 页/秒",
            f"≥ {LEAST_PAGES_A_SECOND} 页/秒",
            speed >= LEAST_PAGES_A_SECOND,
        ),
        Figure(
            f"同样的卡，人人有照片（每张 {kept:.0f} KB）",
            f"{per_page:.1f} KB/页",
            "",
            f"{per_page:.1f} KB/页",
            f"≤ {MOST_KB_A_PAGE} KB/页",
            per_page <= MOST_KB_A_PAGE,
        ),
        Figure(
            f"一套表（{form_pages} 页：通知、签到、记录）",
            f"{size:.2f} MB",
            "",
            f"{size:.2f} MB",
            f"≤ {MOST_SET_MB} MB",
            size <= MOST_SET_MB,
        ),
    ]


if __name__ == "__main__":
    show(measure())
