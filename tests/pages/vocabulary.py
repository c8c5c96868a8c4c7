"""The words of schema.org that we use: the properties that a type may have, and the kinds of their values.

From https://schema.org/version/30.0, through the typings in the npm package schema-dts 2.1.0. Google's documentation
differs in: "query-input" of a SearchAction, the size of an image as numbers of pixels, the URL of a page as `item` of
a breadcrumb. A Role may stand between a thing and the value of its property, under the name of that property
(https://schema.org/Role).
"""

PARENTS = {
    "Article": "CreativeWork",
    "AudioObject": "CreativeWork",
    "BreadcrumbList": "ItemList",
    "CollectionPage": "WebPage",
    "CreativeWork": "Thing",
    "EntryPoint": "Thing",
    "Event": "Thing",
    "EventSeries": "Event",
    "ExhibitionEvent": "Event",
    "GeoCoordinates": "Thing",
    "ImageObject": "CreativeWork",
    "ItemList": "Thing",
    "ListItem": "Thing",
    "Organization": "Thing",
    "Periodical": "CreativeWork",
    "Person": "Thing",
    "Place": "Thing",
    "PostalAddress": "Thing",
    "ProfilePage": "WebPage",
    "PublicationIssue": "CreativeWork",
    "Role": "Thing",
    "SearchAction": "Thing",
    "Thing": "",
    "VirtualLocation": "Thing",
    "VisualArtwork": "CreativeWork",
    "WebPage": "CreativeWork",
    "WebSite": "CreativeWork",
}

PROPERTIES = {
    "Thing": {
        "alternateName": "Text",
        "description": "Text",
        "image": "ImageObject",
        "mainEntityOfPage": "CreativeWork",
        "name": "Text",
        "potentialAction": "SearchAction",
        "sameAs": "URL",
        "url": "URL",
    },
    "CreativeWork": {
        "about": "Thing",
        "acquireLicensePage": "URL",
        "audio": "AudioObject",
        "author": "Person Organization",
        "contentLocation": "Place",
        "contributor": "Person Organization",
        "copyrightNotice": "Text",
        "creator": "Person Organization",
        "creditText": "Text",
        "dateCreated": "Date",
        "dateModified": "Date",
        "datePublished": "Date",
        "genre": "Text",
        "hasPart": "CreativeWork",
        "headline": "Text",
        "inLanguage": "Language",
        "isAccessibleForFree": "Boolean",
        "isPartOf": "CreativeWork",
        "keywords": "Text",
        "license": "URL",
        "locationCreated": "Place",
        "mainEntity": "Thing",
        "mentions": "Thing",
        "publisher": "Person Organization",
        "size": "Text",
        "translationOfWork": "CreativeWork",
        "translator": "Person Organization",
        "workTranslation": "CreativeWork",
    },
    "Article": {"articleSection": "Text", "wordCount": "Number"},
    "AudioObject": {"contentSize": "Text", "contentUrl": "URL", "duration": "Text", "encodingFormat": "Text"},
    "EntryPoint": {"urlTemplate": "URL"},
    "Event": {
        "about": "Thing",
        "contributor": "Person Organization",
        "endDate": "Date",
        "eventAttendanceMode": "Enumeration",
        "eventStatus": "Enumeration",
        "inLanguage": "Language",
        "location": "Place VirtualLocation",
        "organizer": "Person Organization",
        "startDate": "Date",
        "subEvent": "Event",
        "superEvent": "Event",
        "workFeatured": "CreativeWork",
    },
    "GeoCoordinates": {"latitude": "Number", "longitude": "Number"},
    "ImageObject": {
        "caption": "Text",
        "contentUrl": "URL",
        "encodingFormat": "Text",
        "height": "Number",
        "width": "Number",
    },
    "ItemList": {"itemListElement": "ListItem", "numberOfItems": "Number"},
    "ListItem": {"item": "Thing URL", "position": "Number"},
    "Organization": {"address": "PostalAddress", "foundingDate": "Date", "logo": "ImageObject"},
    "Person": {"affiliation": "Organization", "jobTitle": "Text"},
    "Place": {"address": "PostalAddress", "geo": "GeoCoordinates"},
    "PostalAddress": {"addressCountry": "Text", "addressLocality": "Text", "streetAddress": "Text"},
    "PublicationIssue": {"issueNumber": "Number"},
    "Role": {"contributor": "Person Organization", "roleName": "Text"},
    "SearchAction": {"query-input": "Text", "target": "EntryPoint"},
    "VisualArtwork": {"artMedium": "Text"},
    "WebPage": {"breadcrumb": "BreadcrumbList", "primaryImageOfPage": "ImageObject"},
}

# Required properties of a node of a type, wherever it is.
REQUIRED = {
    "Article": "headline url inLanguage",
    "AudioObject": "contentUrl duration encodingFormat name",
    "BreadcrumbList": "itemListElement",
    "CollectionPage": "url name inLanguage isPartOf breadcrumb",
    "EntryPoint": "urlTemplate",
    "Event": "name url startDate endDate location eventStatus eventAttendanceMode organizer",
    "EventSeries": "name url organizer",
    "ExhibitionEvent": "name url startDate endDate location eventStatus eventAttendanceMode organizer",
    "GeoCoordinates": "latitude longitude",
    "ImageObject": "contentUrl width height",
    "ItemList": "itemListElement numberOfItems",
    "ListItem": "position item",
    "Organization": "name",
    "Periodical": "name url inLanguage",
    "Person": "name",
    "Place": "name",
    "ProfilePage": "url name inLanguage mainEntity isPartOf breadcrumb",
    "PublicationIssue": "name url inLanguage",
    "Role": "roleName contributor",
    "SearchAction": "target query-input",
    "VirtualLocation": "url",
    "VisualArtwork": "name url image",
    "WebPage": "url inLanguage name",
    "WebSite": "name url publisher",
}

# Properties that Google's image metadata asks for: our images have all that exist (license: if it is one with public
# terms).
IMAGE_PROPERTIES = "contentUrl width height name creditText creator license acquireLicensePage"
EVENT = "name description startDate endDate location eventStatus eventAttendanceMode organizer inLanguage"

# Properties of the main node of a page, by the page's type: required and recommended by
# https://developers.google.com/search/docs/appearance/structured-data (article, event, profile page), and ours.
MAIN = {
    "HomePage": ("WebPage", "url name inLanguage isPartOf about workTranslation|translationOfWork"),
    "StandardPage": ("WebPage", "url name description inLanguage isPartOf breadcrumb dateModified"),
    "PeopleIndexPage": ("CollectionPage", "url name mainEntity workTranslation|translationOfWork"),
    "PersonPage": ("Person", "name url jobTitle description"),
    "MuseumWeekIndexPage": ("EventSeries", "name url description organizer subEvent"),
    "MuseumWeekPage": ("Event", f"{EVENT} superEvent about"),
    "MagazineIndexPage": ("Periodical", "name description url inLanguage publisher hasPart"),
    "IssuePage": (
        "PublicationIssue",
        "name alternateName description url issueNumber datePublished isPartOf hasPart image publisher about"
        " workTranslation|translationOfWork",
    ),
    "ArticlePage": (
        "Article",
        "headline description url datePublished dateModified author publisher isPartOf articleSection image wordCount"
        " mainEntityOfPage isAccessibleForFree",
    ),
    "InterviewPage": (
        "Article",
        "headline description url datePublished dateModified author publisher isPartOf articleSection image wordCount"
        " mainEntityOfPage isAccessibleForFree about contributor genre",
    ),
    "ExhibitionPage": ("ExhibitionEvent", f"{EVENT} image subEvent workFeatured"),
    "EditionPage": ("ExhibitionEvent", f"{EVENT} image superEvent workFeatured"),
    "ArtworkPage": ("VisualArtwork", "name url description creator image dateCreated artMedium size"),
}


def get_line(kind: str) -> list[str]:
    """Return the type and all types that it is derived from."""
    line = []
    while kind:
        line.append(kind)
        kind = PARENTS.get(kind, "")
    return line


def get_range(kind: str, name: str) -> list[str]:
    """Return the kinds of values that a property of a type takes; empty if the type has no such property."""
    return next((PROPERTIES[step][name].split() for step in get_line(kind) if name in PROPERTIES.get(step, {})), [])
