"""Closed choices of the register."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AreaKind(models.TextChoices):
    COUNTY = "county", _("county")
    MUNICIPALITY = "municipality", _("municipality")
    QUARTER = "quarter", _("quarter")


class OrganisationKind(models.TextChoices):
    INTEGRATION_CENTRE = "integration_centre", _("integration centre")
    MUNICIPALITY = "municipality", _("town")
    QUARTER_OFFICE = "quarter_office", _("quarter office")
    PROVIDER = "provider", _("provider")
    EDUCATION = "education", _("education")
    SCHOOL = "school", _("school")
    CHAMBER = "chamber", _("chamber")
    AUTHORITY = "authority", _("authority")
    COUNCIL = "council", _("council")
    WORKING_GROUP = "working_group", _("working group")
    ASSOCIATION = "association", _("association")
    RELIGIOUS_COMMUNITY = "religious_community", _("religious community")
    ADVICE = "advice", _("advice centre")
    COMPANY = "company", _("company")


class TargetGroup(models.TextChoices):
    TRAINEES = "trainees", _("trainees")
    PUPILS = "pupils", _("pupils")
    JOB_SEEKERS = "job_seekers", _("job seekers")
    OLDER = "older", _("older people")
    LOW_QUALIFIED = "low_qualified", _("people with few certificates")
    PARENTS = "parents", _("parents")
    NEWCOMERS = "newcomers", _("newcomers")
    FOUNDERS = "founders", _("people starting a business")
    SKILLED = "skilled", _("people with certificates from abroad")


class OpenTo(models.TextChoices):
    EVERYONE = "everyone", _("for everyone")
    WOMEN = "women", _("for women")
    MEN = "men", _("for men")


class OfferKind(models.TextChoices):
    """The closed form of the offers list's third column."""

    MEETING_PLACE = "meeting place", _("meeting place")
    LANGUAGE = "language", _("language")
    VOLUNTEERING = "volunteer initiative", _("volunteer initiative")
    QUALIFICATION = "qualification", _("qualification")
    FAMILY = "family", _("family")
    SPORT = "sport", _("sport")
    CULTURE = "culture", _("culture")
    HOUSING = "housing", _("housing")
    ONE_STOP_SHOP = "one-stop-shop", _("one-stop shop")
    ADVICE = "advice", _("advice")
    YOUTH = "youth", _("youth")


class Freshness(models.TextChoices):
    FRESH = "fresh", _("confirmed")
    ASKED = "asked", _("confirmation asked for")
    STALE = "stale", _("not confirmed")


class OccupationField(models.TextChoices):
    """Fields of work as the lists of the chambers name them."""

    CARE = "care", _("care and health")
    CHILDCARE = "childcare", _("childcare and education")
    CONSTRUCTION = "construction", _("construction")
    ELECTRICAL = "electrical", _("electrical work")
    METAL = "metal", _("metal")
    VEHICLES = "vehicles", _("cars and vehicles")
    LOGISTICS = "logistics", _("warehouse and logistics")
    RETAIL = "retail", _("shops and sales")
    OFFICE = "office", _("office")
    IT = "it", _("computers")
    HOSPITALITY = "hospitality", _("kitchen, restaurant, hotel")
    HAIR = "hair", _("hairdressing")
    CLEANING = "cleaning", _("cleaning")
    FARMING = "farming", _("farming and gardening")
    OTHER = "other", _("something else")
