"""Convert images to what browsers show: sRGB with eight bits, with transparency.

All modes of Pillow are supported, with or without a colour profile (https://www.color.org/iccprofile.xalter).
"""

import io
import logging

from PIL import Image, ImageCms, ImageMath

logger = logging.getLogger(__name__)

GREY_16 = ("I;16", "I;16B", "I;16L", "I;16N")
# The colour space of a profile: the mode of the pixels that it applies to.
PROFILE_MODES = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK", "Lab": "LAB"}


class UnusableProfileError(Exception):
    """A colour profile is broken, or does not fit the image's mode."""


def to_srgb(image: Image.Image) -> Image.Image:
    """Return an image as RGB, or RGBA if any of it is transparent, without metadata.

    If its colour profile cannot be used, it is ignored; `has_usable_profile` finds such images.
    """
    image.load()
    alpha = _take_alpha(image)
    colours = _take_colours(image)
    try:
        colours = _apply_profile(colours, image.info.get("icc_profile"))
    except UnusableProfileError:
        logger.info("A picture's colour profile cannot be used", exc_info=True)
        colours = _to_rgb(colours)
    if alpha is not None:
        colours.putalpha(alpha)
    colours.info = {}
    return colours


def has_usable_profile(image: Image.Image) -> bool:
    """Return whether an image has no colour profile, or one that can be used. The image is not decoded."""
    sample = Image.new(image.mode if image.mode not in GREY_16 else "L", (1, 1))
    try:
        _apply_profile(_take_colours(sample), image.info.get("icc_profile"))
    except UnusableProfileError:
        return False
    return True


# --- Modes -----------------------------------------------------------------------------------------------------------


def _take_colours(image: Image.Image) -> Image.Image:
    """Return the opaque colours of an image in one of the modes L, RGB, CMYK and LAB, with eight bits."""
    match image.mode:
        case "L" | "RGB" | "CMYK" | "LAB":
            colours = image.copy()
        case "1":
            colours = image.convert("L")
        case "LA" | "La":
            colours = image.convert("LA").getchannel("L")
        case "P" if not image.has_transparency_data:
            colours = image.convert("RGB")
        case "P" | "PA" | "RGBa":
            colours = image.convert("RGBA").convert("RGB")
        case "I" | "F":
            colours = _scale(image, _guess_white(image))
        case mode if mode in GREY_16:
            colours = _scale(image.convert("I"), 65535)
        case _:  # RGBA, RGBX, YCbCr, HSV
            colours = image.convert("RGB")
    colours.info = {}  # removes the transparent colour, which `_take_alpha` handles
    return colours


def _guess_white(image: Image.Image) -> float:
    """Return the number that is white in an image of mode I or F, guessed from the largest one: no file declares it."""
    largest = image.getextrema()[1]
    steps = (1.0, 255, 65535) if image.mode == "F" else (255, 65535)
    return next((white for white in steps if largest <= white), largest)


def _scale(image: Image.Image, white: float) -> Image.Image:
    """Return an image of numbers (modes I, F) as grey of eight bits, rounded. white: the number that is white."""
    return image.point(lambda value: value * (255 / white) + 0.5).convert("L")


def _to_rgb(colours: Image.Image) -> Image.Image:
    if colours.mode != "LAB":
        return colours.convert("RGB")
    return ImageCms.profileToProfile(
        colours, ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB"), outputMode="RGB"
    )


# --- Transparency ----------------------------------------------------------------------------------------------------


def _take_alpha(image: Image.Image) -> Image.Image | None:
    """Return the alpha channel of an image; None if all of it is opaque."""
    if not image.has_transparency_data:
        return None
    transparent = image.info.get("transparency")
    match image.mode:
        case "LA" | "La" | "PA" | "RGBA" | "RGBa":
            return image.getchannel(image.getbands()[-1])
        case "P":
            return image.convert("RGBA").getchannel("A")
        case "1" | "L" | "I" | "F" if isinstance(transparent, int):
            return _find_unlike([image.convert("L") if image.mode in "1L" else image], [transparent])
        case mode if mode in GREY_16 and isinstance(transparent, int):
            return _find_unlike([image.convert("I")], [transparent])
        case "RGB" if isinstance(transparent, tuple):
            # In a file with 16 bits a channel the colour has 16 bits, but Pillow reads only the upper eight of pixels.
            values = [value >> 8 for value in transparent] if max(transparent) > 255 else list(transparent)
            return _find_unlike(list(image.split()), values)
    return None


def _find_unlike(bands: list[Image.Image], values: list[int]) -> Image.Image:
    """Return a mask that is 0 where all bands have the given values, and 255 elsewhere."""
    mask = None
    for band, value in zip(bands, values, strict=True):
        unlike = ImageMath.lambda_eval(
            lambda args, value=value: args["convert"]((args["band"] != value) * 255, "L"), band=band
        )
        mask = (
            unlike
            if mask is None
            else ImageMath.lambda_eval(
                lambda args: args["convert"](args["max"](args["a"], args["b"]), "L"), a=mask, b=unlike
            )
        )
    return mask


# --- Profiles --------------------------------------------------------------------------------------------------------


def _apply_profile(colours: Image.Image, profile: bytes | None) -> Image.Image:
    """Convert colours to sRGB with a colour profile, if there is one. Raises UnusableProfileError."""
    if not profile:
        return _to_rgb(colours)
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        mode = PROFILE_MODES.get(source.profile.xcolor_space.strip())
        if mode == "RGB" and colours.mode == "L":
            colours = colours.convert("RGB")  # an RGB profile applies to grey as well
        if mode != colours.mode:
            raise UnusableProfileError(f"A profile of {source.profile.xcolor_space} for {colours.mode}")
        return ImageCms.profileToProfile(colours, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except UnusableProfileError:
        raise
    except Exception as error:  # littlecms raises errors of many types for broken profiles
        raise UnusableProfileError(str(error)) from error
