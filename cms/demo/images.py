"""The demonstration's images: photographs with their true credits, and the project's own drawings."""

import io
from dataclasses import dataclass
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Q
from django.utils.module_loading import import_string
from PIL import Image

from cms.compat.wagtail import store_file_facts
from cms.images.licences import Kind, Licence
from cms.images.models import CustomImage

from .image_texts import ALT_TEXTS

PHOTOS = Path(__file__).parent / "photos"
ASSOCIATION = "Culture For Causes Network"
SCIKIT_IMAGE = "https://scikit-image.org/docs/stable/api/skimage.data.html"


@dataclass(frozen=True)
class DemoImage:
    author: str = ASSOCIATION
    holder: str = ASSOCIATION
    licence: Licence = Licence.BY_4
    source_url: str = ""
    kind: Kind = Kind.GENERATIVE
    drawn_by: str = ""  # the function in cms.demo.art that draws it; empty for a photograph, a file named by its key


def photo(author: str, licence: Licence, source_url: str, holder: str = "") -> DemoImage:
    return DemoImage(author, holder, licence, source_url, Kind.PHOTOGRAPH)


PHOTOGRAPHS = {
    "photo-china": photo("danielbuechele", Licence.BY_2, "https://www.flickr.com/photos/danielbuechele/6061409035"),
    "photo-flower": photo("vultilion", Licence.BY_2, "https://www.flickr.com/photos/vultilion/6056698931"),
    "photo-coins": photo(
        "",
        Licence.PUBLIC_DOMAIN,
        "https://www.brooklynmuseum.org/opencollection/archives/image/51611",
        holder="Brooklyn Museum Collection",
    ),
    "photo-coffee": photo("Rachel Michetti", Licence.CC0, SCIKIT_IMAGE, holder="Pikolo Espresso Bar"),
    "photo-chelsea": photo("Stefan van der Walt", Licence.CC0, SCIKIT_IMAGE),
    "photo-hubble": photo(
        "NASA", Licence.PUBLIC_DOMAIN, "http://hubblesite.org/newscenter/archive/releases/2012/37/image/a/"
    ),
    "photo-rocket": photo("SpaceX", Licence.PUBLIC_DOMAIN, "https://www.flickr.com/photos/spacexphotos/16511594820"),
    "photo-brick": photo("CC0Textures", Licence.CC0, "https://cc0textures.com/view.php?tex=Bricks25"),
    "photo-grass": photo("linolafett", Licence.CC0, "https://www.deviantart.com/linolafett/art/Grass-01-434853879"),
    "photo-gravel": photo("CC0Textures", Licence.CC0, "https://cc0textures.com/view.php?tex=Gravel04"),
}

DRAWINGS = {
    key: DemoImage(drawn_by=function)
    for key, function in {
        "cover-11": "cabinet.draw_cover_11",
        "cover-12": "ferns.draw_cover_12",
        "lead-garden": "garden.draw_lead_garden",
        "lead-herbarium": "herbarium.draw_lead_herbarium",
        "lead-labels": "paper.draw_lead_labels",
        "lead-night": "reef.draw_lead_night",
        "lead-reading": "paper.draw_lead_reading",
        "lead-seeds": "seeds.draw_lead_seeds",
        "lead-seven-days": "views.draw_lead_seven_days",
        "lead-sound": "views.draw_lead_sound",
        "lead-storeroom": "vessels.draw_lead_storeroom",
        "lead-words": "frames.draw_lead_words",
        "work-dragonfly-wing": "wings.draw_dragonfly_wing",
        "work-fern-study": "ferns.draw_fern_study",
        "work-kelp-forest": "kelp.draw_kelp_forest",
        "work-lichen-map": "ground.draw_lichen_map",
        "work-moss-alphabet": "mosses.draw_moss_alphabet",
        "work-moth-wings": "wings.draw_moth_wings",
        "work-mycelium": "ground.draw_mycelium",
        "work-phyllotaxis": "seeds.draw_phyllotaxis",
        "work-reef-night": "reef.draw_reef_night",
        "work-seed-cabinet": "seed_cabinet.draw_seed_cabinet",
        "work-shell-spiral": "shore.draw_shell_spiral",
        "work-tidal-pool": "shore.draw_tidal_pool",
    }.items()
}

IMAGES = PHOTOGRAPHS | DRAWINGS


def ensure_image(key: str, user=None) -> CustomImage:
    """Return an image of the demonstration; create it in the library if it does not exist yet.

    key: one of IMAGES; raises KeyError for any other. user: stored as the user who uploaded it. An existing image is
    recognised by its file name or, if an editor has replaced the file, by its title, licence and author; it is not
    changed.
    """
    demo_image, words = IMAGES[key], ALT_TEXTS[key]
    title = words["title"]["en"]
    found = (
        CustomImage.objects.filter(
            Q(file__contains=f".{key}.")  # after the random part of its name
            | Q(file__startswith=f"original_images/{key}.")  # from before names had one
            | Q(file__startswith=f"original_images/{key}_")  # renamed, as a file of an earlier database had the name
            | Q(title=title, licence=demo_image.licence, author=demo_image.author)
        )
        .order_by("pk")
        .first()
    )
    if found:
        return found
    image = CustomImage(
        title=title,
        file=_make_file(key, demo_image),
        author=demo_image.author,
        holder=demo_image.holder,
        licence=demo_image.licence,
        source_url=demo_image.source_url,
        kind=demo_image.kind,
        uploaded_by_user=user,
    )
    store_file_facts(image)
    for code, translated in words["title"].items():
        image.stage_texts(code, text=words[code], title=translated if translated != title else "")
    image.full_clean()
    with transaction.atomic():  # its words are stored in separate rows
        image.save()
    return image


def _make_file(key: str, demo_image: DemoImage) -> ContentFile:
    if not demo_image.drawn_by:
        return ContentFile((PHOTOS / f"{key}.jpg").read_bytes(), name=f"{key}.jpg")
    drawing: Image.Image = import_string(f"cms.demo.art.{demo_image.drawn_by}")()
    output = io.BytesIO()
    # Flat colours stay sharp with a palette, in half the size of a JPEG of the same quality.
    drawing.quantize(256, dither=Image.Dither.NONE).save(output, "PNG")
    return ContentFile(output.getvalue(), name=f"{key}.png")
