"""Turning the pixels of whatever picture into those that browsers show: sRGB, eight bits, with transparency.

Every mode that Pillow reads is taken, with or without a colour profile (https://www.color.org/iccprofile.xalter).
"""

import io
import logging

from PIL import Image, ImageCms, ImageMath

logger = logging.getLogger(__name__)

GREY_16 = ("I;16", "I;16B", "I;16L", "I;16N")
# The colour space of a profile: the mode that its pixels are given to it in.
PROFILE_MODES = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK", "Lab": "LAB"}


class UnusableProfileError(Exception):
    """A colour profile is broken, or is one of another kind of picture."""


def to_srgb(picture: Image.Image) -> Image.Image:
    """Return a picture as RGB, or RGBA where something in it is transparent, without any metadata.

    Where its colour profile cannot be used the colours are taken as they are; `has_usable_profile` tells of it.
    """
    picture.load()
    alpha = _take_alpha(picture)
    colours = _take_colours(picture)
    try:
        colours = _apply_profile(colours, picture.info.get("icc_profile"))
    except UnusableProfileError:
        logger.info("A picture's colour profile cannot be used", exc_info=True)
        colours = _to_rgb(colours)
    if alpha is not None:
        colours.putalpha(alpha)
    colours.info = {}
    return colours


def has_usable_profile(picture: Image.Image) -> bool:
    """Tell whether a picture has no colour profile, or one that its colours can be read by. It is not decoded."""
    sample = Image.new(picture.mode if picture.mode not in GREY_16 else "L", (1, 1))
    try:
        _apply_profile(_take_colours(sample), picture.info.get("icc_profile"))
    except UnusableProfileError:
        return False
    return True


# --- Modes -----------------------------------------------------------------------------------------------------------


def _take_colours(picture: Image.Image) -> Image.Image:
    """Return the opaque colours of a picture in one of the modes L, RGB, CMYK and LAB, with eight bits."""
    match picture.mode:
        case "L" | "RGB" | "CMYK" | "LAB":
            colours = picture.copy()
        case "1":
            colours = picture.convert("L")
        case "LA" | "La":
            colours = picture.convert("LA").getchannel("L")
        case "P" if not picture.has_transparency_data:
            colours = picture.convert("RGB")
        case "P" | "PA" | "RGBa":
            colours = picture.convert("RGBA").convert("RGB")
        case "I" | "F":
            colours = _scale(picture, _guess_white(picture))
        case mode if mode in GREY_16:
            colours = _scale(picture.convert("I"), 65535)
        case _:  # RGBA, RGBX, YCbCr, HSV
            colours = picture.convert("RGB")
    colours.info = {}  # a colour that stands for transparency is none of the colours
    return colours


def _guess_white(picture: Image.Image) -> float:
    """Return which number is white in a picture of modes I and F: no file says it, so the largest one has to."""
    largest = picture.getextrema()[1]
    steps = (1.0, 255, 65535) if picture.mode == "F" else (255, 65535)
    return next((white for white in steps if largest <= white), largest)


def _scale(picture: Image.Image, white: float) -> Image.Image:
    """Return a picture of numbers (modes I, F) as grey of eight bits, rounded. white: the number that is white."""
    return picture.point(lambda value: value * (255 / white) + 0.5).convert("L")


def _to_rgb(colours: Image.Image) -> Image.Image:
    if colours.mode != "LAB":
        return colours.convert("RGB")
    return ImageCms.profileToProfile(
        colours, ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB"), outputMode="RGB"
    )


# --- Transparency ----------------------------------------------------------------------------------------------------


def _take_alpha(picture: Image.Image) -> Image.Image | None:
    """Return how opaque each pixel is; None where all are."""
    if not picture.has_transparency_data:
        return None
    transparent = picture.info.get("transparency")
    match picture.mode:
        case "LA" | "La" | "PA" | "RGBA" | "RGBa":
            return picture.getchannel(picture.getbands()[-1])
        case "P":
            return picture.convert("RGBA").getchannel("A")
        case "1" | "L" | "I" | "F" if isinstance(transparent, int):
            return _find_unlike([picture.convert("L") if picture.mode in "1L" else picture], [transparent])
        case mode if mode in GREY_16 and isinstance(transparent, int):
            return _find_unlike([picture.convert("I")], [transparent])
        case "RGB" if isinstance(transparent, tuple):
            # A file of 16 bits a channel names its colour with as many; its pixels are read with their upper eight.
            values = [value >> 8 for value in transparent] if max(transparent) > 255 else list(transparent)
            return _find_unlike(list(picture.split()), values)
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
    """Return colours as sRGB, by the profile that says what they are. Raises UnusableProfileError."""
    if not profile:
        return _to_rgb(colours)
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        mode = PROFILE_MODES.get(source.profile.xcolor_space.strip())
        if mode == "RGB" and colours.mode == "L":
            colours = colours.convert("RGB")  # grey is a colour too
        if mode != colours.mode:
            raise UnusableProfileError(f"A profile of {source.profile.xcolor_space} for {colours.mode}")
        return ImageCms.profileToProfile(colours, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except UnusableProfileError:
        raise
    except Exception as error:  # whatever littlecms stumbles over
        raise UnusableProfileError(str(error)) from error
